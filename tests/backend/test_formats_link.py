"""Links: a project as one line of text and back; what is none is refused in words."""

from __future__ import annotations

import numpy as np
import pytest

from backend.document.document import Document
from backend.formats import link
from backend.formats.examples import EXAMPLES, open_example
from backend.text import Refusal


@pytest.mark.parametrize("name", [example.name for example in EXAMPLES])
def test_every_example_travels_as_a_link(name):
    document = open_example(name)
    text = link.write(document)
    assert link.is_link(text)
    assert " " not in text
    assert link.read(text).document == document


def test_weights_and_preparation_travel_too():
    document = open_example("neuron-and")
    block = document.blocks[0].id
    weights = {block: {"weight": np.array([0.25, -1.5], np.float32)}}
    opened = link.read(link.write(document, weights, {"preparation": {"a": 1}}))
    np.testing.assert_array_equal(opened.weights[block]["weight"], weights[block]["weight"])
    assert opened.extras == {"preparation": {"a": 1}}
    assert opened.repairs == ()


def test_spaces_and_line_breaks_of_a_letter_do_no_harm():
    document = open_example("xor")
    text = link.write(document)
    broken = "\n  " + "\r\n ".join(text[place : place + 76] for place in range(0, len(text), 76))
    assert link.read(broken).document == document


@pytest.mark.parametrize("text", ["", "hello", "https://example.org", "LIENZ0:abc"])
def test_other_text_is_no_link(text):
    assert not link.is_link(text)
    with pytest.raises(Refusal, match="This is not a link to a drawing."):
        link.read(text)


@pytest.mark.parametrize("part", [0, 1, 7, 40, -1])
def test_a_cut_link_is_refused(part):
    text = link.write(open_example("circle"))
    with pytest.raises(Refusal) as told:
        link.read(text[: len(link.PREFIX)] + text[len(link.PREFIX) :][:part])
    assert str(told.value.advice)


@pytest.mark.parametrize("text", ["lienzo:ñandú", "lienzo:****", "lienzo:" + "A" * 2_000_000])
def test_a_damaged_link_is_refused(text):
    with pytest.raises(Refusal, match="The link is damaged or was cut."):
        link.read(text)


def test_what_no_message_carries_is_refused_with_advice():
    random = np.random.default_rng(0)
    weights = {"a": {"weight": random.standard_normal((1000, 1000)).astype(np.float32)}}
    with pytest.raises(Refusal, match="more than messages carry") as told:
        link.write(Document(), weights)
    assert "send its file" in str(told.value.advice)
