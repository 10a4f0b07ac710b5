"""Weights of single neurons on their way: packed, patched while they learn, read at a glance."""

import pickle

import numpy as np
import pytest
import torch

from backend.compiler.builder import make_modules, read_weights
from backend.compiler.flat import flat_order
from backend.compiler.neuron_modules import effective
from backend.compiler.patching import patch_weights
from backend.document import weighing
from backend.document.change import Patch
from backend.document.document import Document
from backend.document.records import Block
from backend.formats import weights_part
from backend.weights import Packed, merged, patched
from tests.backend.test_neuron_results import everything, planned, random_drawing
from tests.drawings import data_block, wire


def same(one, other):
    assert set(one) == set(other)
    for owner, named in one.items():
        assert named.keys() == other[owner].keys()
        for name, array in named.items():
            np.testing.assert_array_equal(array, other[owner][name])
    return True


def learned(seed=0):
    plan = planned(random_drawing(seed))
    return plan, read_weights(make_modules(plan, seed=seed))


def test_packed_weights_behave_as_the_mapping_that_they_are():
    plan, weights = learned()
    plain = {owner: weights[owner] for owner in weights}
    assert len(weights) == len(plain)
    assert same(weights, plain)
    assert same(Packed(layers=plain), plain)
    assert "nobody" not in weights
    with pytest.raises(KeyError):
        weights["nobody"]
    kept = weights.keep(set(list(plain)[::2]))
    assert same(kept, {owner: plain[owner] for owner in list(plain)[::2]})
    assert same(merged(kept, weights.without(set(kept))), plain)
    with pytest.raises(ValueError, match="names"):
        Packed(wires=["a", "b"], widths=np.ones(2, np.int64), numbers=np.zeros(1))


def test_packed_weights_travel_as_a_few_arrays():
    ids = [f"{number:010x}" for number in range(100_000)]
    numbers = np.arange(100_000, dtype=np.float32)
    weights = Packed(wires=ids, widths=np.ones(100_000, np.int64), numbers=numbers)
    data = pickle.dumps(weights, protocol=5)
    assert len(data) < 100_000 * (11 + 8 + 4) + 2000
    again = pickle.loads(data)
    assert again.wires == weights.wires
    assert again[ids[77]]["weight"].tolist() == [77.0]
    odd = pickle.loads(pickle.dumps(Packed(neurons=["a\0b", "c"], biases=np.zeros(2))))
    assert odd.neurons == ("a\0b", "c")


def test_the_strongest_number_of_each_owner():
    weights = Packed(["a", "b"], np.array([1, 3]), np.array([2.0, -1, -5, 4]), ["n"], np.ones(1))
    found = weights.strongest(["b", "zero", "a"], "weight")
    np.testing.assert_array_equal(found, np.array([-5, np.nan, 2], np.float32))
    beside = weights.beside({"a": {"weight": np.array([7.0])}})
    assert beside.strongest(["a"], "weight").tolist() == [7.0]
    assert beside["a"]["weight"].tolist() == [7.0]


def test_a_project_file_keeps_weights_by_wire():
    document = random_drawing(1)
    weights = read_weights(make_modules(planned(document), seed=1))
    again, lost = weights_part.unpack(weights_part.pack(weights), document)
    assert same(again, weights)
    assert not lost
    mixed = weights.put("n3", "bias", np.array([9.0], np.float32))
    assert same(weights_part.unpack(weights_part.pack(mixed), document)[0], mixed)
    fewer = Document(record for record in document if record.id != "n0")
    found, lost = weights_part.unpack(weights_part.pack(weights), fewer)
    assert "n0" not in found
    assert len(lost) == 1


def test_old_files_give_their_weights_to_the_wires():
    records = [data_block("vector"), *(Block(id=id, type="lienzo.Neuron") for id in "abc")]
    records += [wire("data.input", "a"), wire("data.input", "b")]
    records += [wire("a", "c"), wire("b", "c", place=1)]
    old = {
        "a": {"weight": np.arange(3.0), "bias": np.ones(1)},
        "c": {"weight": np.array([5.0, 6.0])},
        "b": {"weight": np.zeros(3)},
    }
    found, lost = weights_part.unpack(weights_part.pack(old), Document(records))
    assert not lost
    assert found["data.input>a>0"]["weight"].tolist() == [0, 1, 2]
    assert (found["a>c>0"]["weight"], found["b>c>1"]["weight"]) == ([5.0], [6.0])
    assert found["a"].keys() == {"bias"}
    odd = {"c": {"weight": np.zeros(3)}}
    assert len(weights_part.unpack(weights_part.pack(odd), Document(records))[1]) == 1


@pytest.mark.parametrize("harm", ["wires", "wires.widths", "wires.weight", "neurons.bias"])
def test_packed_weights_that_do_not_fit_together_are_damaged(harm):
    import safetensors.numpy

    document = random_drawing(1)
    weights = read_weights(make_modules(planned(document), seed=1))
    tensors = safetensors.numpy.load(weights_part.pack(weights))
    tensors[harm] = tensors[harm][: -1 if harm != "wires" else -30].copy()
    assert weights_part.unpack(safetensors.numpy.save(tensors), document) is None


@pytest.mark.parametrize("dense", [False, True])
def test_the_flat_order_reads_what_the_weights_say(dense):
    plan = planned(random_drawing(2, dense=dense))
    modules = make_modules(plan, seed=2)
    order, weights = flat_order(plan), read_weights(modules)
    assert set(order.wires) == {wire for step in plan.steps for wire in step.wires}
    assert set(order.neurons) == {step.block for step in plan.steps}
    np.testing.assert_array_equal(order.weights(modules), weights.strongest(order.wires, "weight"))
    np.testing.assert_array_equal(order.biases(modules), weights.strongest(order.neurons, "bias"))
    assert np.isnan(order.gradients(modules)).all()
    everything(plan, modules)(torch.randn(4, 3)).sum().backward()
    free = [part for part in order.parts if not part.level.frozen]
    assert all(np.isfinite(order.gradients(modules)[part.wires]).all() for part in free)


@pytest.mark.parametrize("dense", [False, True])
def test_numbers_are_put_in_place_frozen_and_tied_ones_too(dense):
    document = random_drawing(4, dense=dense)
    plan = planned(document)
    modules = make_modules(plan, seed=4)
    network = everything(plan, modules)
    before = read_weights(modules)
    for typed in [one for one in document.wires if one.tie or one.frozen][:6] + document.wires[:4]:
        if before[typed.id]["weight"].size > 1:
            continue
        change = weighing.weigh(document, typed.id, 0.25)
        patch_weights(plan, modules, change.patches, seed=4)
        now = read_weights(modules)
        touched = {patch.owner for patch in change.patches}
        assert all(now[id]["weight"].tolist() == [0.25] for id in touched)
        rest = set(before) - touched
        assert same(now.keep(rest), before.keep(rest))
        fresh = everything(plan, make_modules(plan, seed=9, weights=now))
        examples = torch.randn(3, 3)
        assert torch.equal(network(examples), fresh(examples))
        before = now


@pytest.mark.parametrize("dense", [False, True])
def test_what_is_reset_is_drawn_as_a_fresh_start_draws_it(dense):
    document = random_drawing(4, dense=dense)
    plan = planned(document)
    start = read_weights(make_modules(plan, seed=4))
    other = read_weights(make_modules(plan, seed=5))
    modules = make_modules(plan, seed=5)
    names = [(owner, name) for owner in start for name in start[owner]]
    patches = [Patch(owner, name, other[owner][name], None) for owner, name in names]
    patch_weights(plan, modules, patches, seed=4)
    assert same(read_weights(modules), start)


@pytest.mark.parametrize("dense", [False, True])
def test_numbers_read_never_carry_gradients(dense):
    modules = make_modules(planned(random_drawing(2, dense=dense)), seed=2)
    for module in modules.values():
        assert not any(tensor.requires_grad for tensor in effective(module).values())


def test_a_layer_takes_patches_by_place_and_whole():
    records = [data_block("vector")]
    records.append(Block(id="l", type="torch.nn.Linear", settings={"out_features": 2}))
    records.append(wire("data.input", "l"))
    plan = planned(Document(records))
    modules = make_modules(plan, seed=1)
    start = read_weights(modules)["l"]
    patches = [
        Patch("l", "weight", None, 3.0, (1, 4)),
        Patch("l", "bias", None, np.array([8.0, 9.0])),
        Patch("l", "running", None, 1.0),
        Patch("l", "weight", None, 1.0, (77,)),
        Patch("nobody", "weight", None, 1.0),
    ]
    patch_weights(plan, modules, patches, seed=1)
    assert modules["l"].weight.flatten()[[1, 4]].tolist() == [3.0, 3.0]
    assert modules["l"].bias.tolist() == [8.0, 9.0]
    patch_weights(plan, modules, [Patch("l", "weight", None, None, (1,))], seed=1)
    found = read_weights(modules)["l"]["weight"].flatten()
    np.testing.assert_array_equal(
        found[[0, 1, 2, 3, 5]], start["weight"].flatten()[[0, 1, 2, 3, 5]]
    )
    assert found[4] == 3.0


def test_an_idle_session_carries_patches_out_by_itself():
    plan, weights = learned(3)
    wire_id = weights.wires[0]
    numbers = np.full(weights[wire_id]["weight"].shape, 0.5, np.float32)
    now = patched(weights, [Patch(wire_id, "weight", None, numbers)])
    assert now[wire_id]["weight"].tolist() == numbers.tolist()
    assert wire_id not in patched(now, [Patch(wire_id, "weight", None, None)])
    drawn = read_weights(make_modules(plan, seed=3, weights=now.without({wire_id})))
    assert same(drawn.keep({wire_id}), weights.keep({wire_id}))
    layer = Packed(layers={"l": {"weight": np.zeros((2, 2), np.float32)}})
    half = patched(layer, [Patch("l", "weight", 0.0, None, (3,))])
    assert np.isnan(half["l"]["weight"]).sum() == 1


def test_wires_keep_their_weights_when_others_come_and_go():
    document = random_drawing(6)
    weights = read_weights(make_modules(planned(document), seed=6))
    plain = [one for one in document.wires if not one.tie and one.place]
    gone = {one.id for one in plain[::3]}
    fewer = Document(record for record in document if record.id not in gone)
    others = [step for step in planned(fewer).steps if step.wires]
    now = read_weights(make_modules(planned(fewer), seed=7, weights=weights))
    assert others
    kept = set(now)
    assert same(now, weights.keep(kept))


def tied_net():
    """Two neurons that share one weight for three numbers, and one that bends what they give."""
    records = [data_block("vector")]
    for id in ("a", "b"):
        records.append(Block(id=id, type="lienzo.Neuron"))
        records.append(wire("data.input", id, id=f"into {id}", tie="both"))
    records += [Block(id="c", type="lienzo.Neuron"), wire("a", "c"), wire("b", "c", place=1)]
    return Document(records)


def test_what_is_shared_counts_once():
    plan = planned(tied_net())
    assert sum(step.parameters for step in plan.steps) == (3 + 1) + (3 + 1) + (2 + 1)
    assert plan.parameters == 3 + 1 + 1 + (2 + 1)


def test_a_tie_is_drawn_as_its_first_neuron_is():
    plan = planned(tied_net())
    drawn = [
        float(abs(number))
        for seed in range(300)
        for number in read_weights(make_modules(plan, seed))["into a"]["weight"]
    ]
    assert 0.97 < max(drawn) * 3**0.5 <= 1


def test_one_number_typed_for_a_wire_that_brings_several_goes_to_each():
    plan = planned(tied_net())
    modules = make_modules(plan, seed=0)
    change = weighing.weigh(tied_net(), "into a", 0.5)
    patch_weights(plan, modules, change.patches, seed=0)
    found = read_weights(modules)
    assert found["into a"]["weight"].tolist() == found["into b"]["weight"].tolist() == [0.5] * 3


def test_weights_from_a_file_that_may_only_be_read_go_in_without_a_warning(recwarn):
    plan = planned(tied_net())
    numbers = np.full(3, 0.25, np.float32)
    numbers.flags.writeable = False
    modules = make_modules(plan, seed=0)
    patch_weights(plan, modules, [Patch("into a", "weight", None, numbers)], seed=0)
    assert read_weights(modules)["into b"]["weight"].tolist() == [0.25] * 3
    assert not recwarn.list
