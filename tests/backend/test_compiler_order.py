"""Sources first, and loops named."""

from hypothesis import given
from hypothesis import strategies as st

from backend.compiler.order import order

NAMES = "abcdefgh"


def test_depth_is_the_longest_way_from_a_source():
    found = order({"a": {"b", "d"}, "b": {"c"}, "c": {"d"}, "d": set()})
    assert found.depths == {"a": 0, "b": 1, "c": 2, "d": 3}
    assert found.loops == ()


def test_a_loop_is_named_and_what_hangs_on_it_has_no_depth():
    found = order({"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set()})
    assert found.depths == {"a": 0}
    assert [set(ring) for ring in found.loops] == [{"b", "c"}]


def test_a_block_that_feeds_itself_is_a_loop():
    assert order({"a": {"a"}}).loops == (("a",),)


def test_a_ring_of_ten_thousand_blocks_is_found():
    count = 10_000
    ring = {str(n): {str((n + 1) % count)} for n in range(count)}
    assert [len(loop) for loop in order(ring).loops] == [count]


@given(st.dictionaries(st.sampled_from(NAMES), st.sets(st.sampled_from(NAMES)), min_size=1))
def test_every_block_has_a_depth_or_waits_for_a_loop(drawn):
    feeds = {id: {fed for fed in fed_by_it if fed in drawn} for id, fed_by_it in drawn.items()}
    found = order(feeds)
    for id, depth in found.depths.items():
        sources = [other for other in feeds if id in feeds[other]]
        assert all(other in found.depths for other in sources)
        assert depth == max((found.depths[other] + 1 for other in sources), default=0)
    assert bool(found.loops) == (len(found.depths) < len(feeds))
