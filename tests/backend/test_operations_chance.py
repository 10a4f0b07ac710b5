"""What is drawn by chance: as spread as it says, followed by gradients, and resumed exactly."""

from __future__ import annotations

import pytest
import torch

from backend.document.document import Document
from backend.document.records import Block, Wire
from backend.modules.operations_chance import (
    AddNoise,
    Draw,
    GumbelSoftmax,
    KeepLikely,
    Random,
    Reparametrise,
    Shuffle,
)
from backend.modules.operations_gradient import ReverseGradient, StopGradient, StraightThrough
from backend.training.events import CheckpointSaved
from backend.training.loop import train
from tests.backend.training_cases import losses_of, planned, trained, trainer_of
from tests.drawings import chain


@pytest.fixture(autouse=True)
def seeded():
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(3)
        yield


def test_random_numbers_are_spread_as_they_say():
    many = torch.zeros(200, 500)
    normal = Random(mean=2.0, spread=0.5)(many)
    assert abs(float(normal.mean()) - 2) < 0.01
    assert abs(float(normal.std()) - 0.5) < 0.01
    even = Random("uniform", low=-1.0, high=3.0)(many)
    assert float(even.min()) >= -1
    assert float(even.max()) < 3
    assert abs(float(even.mean()) - 1) < 0.02
    whole = Random("integers", low=2, high=5)(many)
    assert whole.dtype == torch.int64
    assert whole.unique().tolist() == [2, 3, 4]
    chance = Random("chance", mean=0.25)(many)
    assert set(chance.unique().tolist()) == {0.0, 1.0}
    assert abs(float(chance.mean()) - 0.25) < 0.01
    order = Random("order", shape=(6,))(torch.zeros(4, 2))
    assert order.sort(1).values.tolist() == [[0, 1, 2, 3, 4, 5]] * 4


def test_random_numbers_have_the_shape_of_what_arrives_or_their_own():
    assert Random()(torch.zeros(3, 2)).shape == (3, 2)
    assert Random(shape=(5, 4))(torch.zeros(3, 2)).shape == (3, 5, 4)
    assert Random(shape=(5, 4))().shape == (5, 4)


def test_the_same_seed_draws_the_same():
    modules = [Random(), AddNoise(), Draw(), GumbelSoftmax(), Shuffle()]
    x = torch.rand(5, 4)
    for module in modules:
        runs = []
        for _ in range(2):
            torch.manual_seed(9)
            runs.append(module(x))
        assert torch.equal(*runs)


def test_what_is_for_training_rests_in_use():
    x = torch.rand(5, 4)
    assert torch.equal(AddNoise().eval()(x), x)
    assert torch.equal(Shuffle().eval()(x), x)
    assert torch.equal(Reparametrise().eval()(x, x), x)
    assert not torch.equal(AddNoise(always=True).eval()(x), x)
    assert not torch.equal(Reparametrise(always=True).eval()(x, x), x)


def test_a_draw_around_a_mean_lets_gradients_through():
    mean = torch.full((20_000,), 2.0, requires_grad=True)
    log_variance = torch.full((20_000,), -2.0, requires_grad=True)
    drawn = Reparametrise()(mean, log_variance)
    assert abs(float(drawn.detach().std()) - float(torch.exp(torch.tensor(-1.0)))) < 0.01
    drawn.sum().backward()
    assert torch.equal(mean.grad, torch.ones_like(mean))
    torch.testing.assert_close(log_variance.grad, (drawn - mean).detach() / 2)


def test_classes_are_drawn_by_their_chances():
    scores = torch.tensor([0.0, 1.0, 2.0]).expand(50_000, 3)
    counts = Draw()(scores).bincount() / 50_000
    torch.testing.assert_close(counts, scores[0].softmax(0), rtol=0, atol=0.01)
    cold = Draw(temperature=0.01)(scores)
    assert cold.unique().tolist() == [2]
    chances = torch.tensor([0.2, 0.7]).expand(50_000, 2)
    each = Draw(each=True, scores=False)(chances)
    torch.testing.assert_close(each.mean(0), chances[0], rtol=0, atol=0.01)
    assert Draw()(torch.zeros(2, 3, 4)).shape == (2, 3)


def test_a_soft_draw_is_one_class_where_it_is_hard():
    scores = torch.randn(6, 4, requires_grad=True)
    hard = GumbelSoftmax(hard=True)(scores)
    assert hard.sum(1).tolist() == pytest.approx([1] * 6)
    (hard * torch.arange(4.0)).sum().backward()
    assert float(scores.grad.abs().sum()) > 0
    rested = GumbelSoftmax(hard=True).eval()(scores)
    assert rested.argmax(1).tolist() == scores.argmax(1).tolist()


def test_only_the_likeliest_are_kept():
    scores = torch.tensor([[0.1, 0.5, 0.15, 0.25]]).log()
    kept = KeepLikely(count=2)(scores)
    assert kept.isfinite().tolist() == [[False, True, False, True]]
    kept = KeepLikely(share=0.8)(scores)
    assert kept.isfinite().tolist() == [[False, True, True, True]]
    assert torch.equal(KeepLikely()(scores), scores)


def test_gradients_are_stopped_led_elsewhere_and_reversed():
    x, y = (torch.tensor([1.0, -2.0], requires_grad=True) for _ in range(2))
    assert not StopGradient()(x).requires_grad
    through = StraightThrough()(x.round(), 3 * y)
    assert torch.equal(through, x.round())
    through.sum().backward()
    assert x.grad is None
    assert y.grad.tolist() == [3, 3]
    turned = ReverseGradient(0.5)(x)
    assert torch.equal(turned, x)
    turned.sum().backward()
    assert x.grad.tolist() == [-0.5, -0.5]


def noisy(epochs: int) -> Document:
    """Iris through noise of several kinds, drawn anew at every step."""
    document = chain(
        [
            ("noise", "lienzo.AddNoise", {"spread": 0.3}),
            ("hidden", "torch.nn.Linear", {"out_features": 12}),
            ("soft", "lienzo.GumbelSoftmax", {}),
            ("drawn", "lienzo.Random", {"spread": 0.1}),
            ("out", "torch.nn.Linear", {"out_features": 3}),
        ],
        source="iris",
    )
    wires = [one for one in document if isinstance(one, Wire) and one.source == "soft"]
    kept = [one for one in document if one not in wires and one.id != "drawn>out"]
    kept = [one for one in kept if not (isinstance(one, Wire) and one.source == "drawn")]
    more = [
        Block(id="sum", type="lienzo.Add"),
        joined("soft.output", "drawn.like"),
        joined("soft.output", "sum.input", 0),
        joined("drawn.output", "sum.input", 1),
        joined("sum.output", "out.input"),
    ]
    return trained(Document([*kept, *more]), epochs=epochs)


def joined(source: str, target: str, place: int = 0) -> Wire:
    """A wire from "block.port" to "block.port"."""
    start, out_of, end, into = (*source.split("."), *target.split("."))
    id = f"{source}>{target}"
    return Wire(id=id, source=start, source_port=out_of, target=end, target_port=into, place=place)


def test_a_resumed_run_draws_what_the_unbroken_one_would_have_drawn(tmp_path):
    document = noisy(epochs=4)
    whole = trainer_of(document, tmp_path / "whole")
    expected = losses_of(list(train(whole)))
    first = trainer_of(document, tmp_path / "first")
    first.pace = "batch"
    told = first.start()
    while first.step < 9:
        told += first.advance()
    (saved,) = (one for one in first.checkpoint() if isinstance(one, CheckpointSaved))
    told += first.advance()  # steps after the checkpoint are lost with the process
    first.close()
    plan, prepared = planned(document)
    second = type(first)(document, plan, prepared, resume=saved.path)
    found = losses_of(told)[:9] + losses_of(list(train(second)))
    assert found == expected
    assert len(set(expected)) > 10
