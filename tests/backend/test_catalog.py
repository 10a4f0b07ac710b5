"""The catalog as a whole: its order, optimizers, schedules, search, and the kept shelf."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
import torch

from backend.catalog import shelf_cache
from backend.catalog.catalog import CATALOG
from backend.catalog.families import FAMILIES
from backend.catalog.optimizers import OPTIMIZERS
from backend.catalog.schedules import SCHEDULES
from backend.catalog.search import search
from backend.document.records import Objective
from backend.text import Text
from backend.training.scheduling import Course, make_schedule

SHELF = CATALOG.shelf()


def test_families_stand_in_the_order_of_the_palette_and_none_is_empty_or_unknown():
    families = [CATALOG[id].card.family for id in CATALOG]
    order = [family.id for family in FAMILIES]
    assert sorted(families, key=order.index) == families
    assert set(families) == set(order)


def test_titles_differ_so_that_nobody_takes_one_block_for_another():
    titles = [str(card.title) for card in SHELF.blocks.values()]
    assert len(set(titles)) == len(titles)


def test_settings_may_come_as_json_gives_them():
    conv = CATALOG["torch.nn.Conv2d"]
    module = conv.make(in_channels=1, kernel_size=[3, 5])
    assert module.kernel_size == (3, 5)
    assert conv.source({"in_channels": 1, "kernel_size": [3, 5]}) == "nn.Conv2d(1, 32, (3, 5))"


def test_class_weights_reach_a_loss_as_a_tensor():
    loss = CATALOG["torch.nn.CrossEntropyLoss"]
    module = loss.make(weight=[1, 2.5])
    assert torch.equal(module.weight, torch.tensor([1, 2.5]))
    assert loss.source({"weight": [1, 2.5]}) == "nn.CrossEntropyLoss(weight=torch.tensor([1, 2.5]))"


def test_the_states_of_an_lstm_are_gathered_into_a_pair():
    lstm = CATALOG["torch.nn.LSTM"]
    assert lstm.arguments({"input": ["x"]}) == (("x",), {})
    assert lstm.arguments({"input": ["x"], "hidden": ["h"], "cell": ["c"]}) == (
        ("x", ("h", "c")),
        {},
    )


def test_a_port_after_an_empty_one_is_given_by_name():
    attention = CATALOG["torch.nn.MultiheadAttention"]
    values = {"query": ["q"], "key": ["k"], "value": ["v"], "attn_mask": ["m"]}
    assert attention.arguments(values) == (("q", "k", "v"), {"attn_mask": "m"})


def test_what_is_no_module_cannot_be_made():
    with pytest.raises(TypeError, match=r"lienzo\.Data"):
        CATALOG["lienzo.Data"].make()


def test_every_optimizer_of_torch_is_there_or_left_out_for_a_reason():
    names = {
        name
        for name, one in vars(torch.optim).items()
        if isinstance(one, type) and issubclass(one, torch.optim.Optimizer)
    } - {"Optimizer"}
    assert names == {id.rpartition(".")[2] for id in OPTIMIZERS}


@pytest.mark.parametrize("id", OPTIMIZERS)
def test_an_optimizer_goes_downhill_with_its_defaults(id):
    kind = OPTIMIZERS[id]
    settings = {one.name: one.default for one in kind.card.settings}
    assert settings["lr"] > 0
    assert all(one.title for one in kind.card.settings)
    assert kind.card.summary
    json.dumps(settings)
    place = torch.nn.Parameter(torch.tensor([[1.0], [-2.0]]))
    optimizer = kind.make([place], **settings)
    before = place.square().sum().item()

    def loss():
        value = place.square().sum()
        slope = 2 * place.detach()
        place.grad = slope.to_sparse(1) if kind.moves == "sparse" else slope
        return value

    for _ in range(5):
        optimizer.step(loss)
    assert place.square().sum().item() < before


def test_every_schedule_of_torch_is_there_or_left_out_for_a_reason():
    base = torch.optim.lr_scheduler.LRScheduler
    names = {
        name
        for name, one in vars(torch.optim.lr_scheduler).items()
        if isinstance(one, type) and issubclass(one, base) and not name.startswith("_")
    } - {"LRScheduler"}
    assert names == {id.rpartition(".")[2] for id in SCHEDULES}


@pytest.mark.parametrize("id", SCHEDULES)
def test_a_schedule_moves_the_learning_rate(id):
    kind = SCHEDULES[id]
    settings = {one.name: one.default for one in kind.card.settings}
    json.dumps(settings)
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.ones(1))], lr=0.1)
    schedule = make_schedule(Objective(id="o", schedule=id), optimizer, Course(30, 30)).rule
    rates = set()
    for _ in range(30):
        optimizer.step()
        rates.add(optimizer.param_groups[0]["lr"])
        schedule.step(*([1.0] if kind.wants == "loss" else []))
    assert len(rates) > 1


SPANISH = {
    "Dense": "Densa",
    "Loss": "Pérdida",
    "Convolution {axes}D": "Convolución {axes}D",
    "Max pooling {axes}D": "Agrupación máxima {axes}D",
    "Cross-entropy": "Entropía cruzada",
    "Neuron": "Neurona",
}


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("dense", "torch.nn.Linear"),
        ("Linear", "torch.nn.Linear"),
        ("DENSA", "torch.nn.Linear"),
        ("convolucion 2d", "torch.nn.Conv2d"),
        ("conv2d", "torch.nn.Conv2d"),
        ("max pool", "torch.nn.MaxPool2d"),
        ("agrupación máx", "torch.nn.MaxPool2d"),
        ("entropia", "torch.nn.CrossEntropyLoss"),
        ("cross", "torch.nn.CrossEntropyLoss"),
        ("lstm", "torch.nn.LSTM"),
        ("neuron", "lienzo.Neuron"),
        ("mse", "torch.nn.MSELoss"),
        ("residual", "lienzo.Add"),
        ("swish", "torch.nn.SiLU"),
    ],
)
def test_search_finds_in_both_languages(words, first):
    found = search(SHELF, words, lambda source: SPANISH.get(source, source))
    assert found[0].id == first


def test_search_without_words_shows_all_and_with_nonsense_none():
    found = search(SHELF, " ", str)
    assert found == SHELF.offered
    assert {card.sort for card in SHELF.blocks.values()} - {card.sort for card in found} == {
        "group",
        "port",
    }
    assert search(SHELF, "zzyzx", str) == []


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setattr(shelf_cache.platformdirs, "user_cache_dir", lambda name: str(tmp_path))
    return tmp_path


def test_the_kept_shelf_is_the_shelf(cache):
    assert shelf_cache.read_shelf() is None
    shelf_cache.keep_shelf(SHELF)
    assert shelf_cache.read_shelf() == SHELF
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("damage", [lambda kept: b"", lambda kept: kept[:-9], bytes.upper])
def test_a_damaged_shelf_is_built_anew(cache, damage):
    shelf_cache.keep_shelf(SHELF)
    path = shelf_cache.shelf_path()
    path.write_bytes(damage(path.read_bytes()))
    assert shelf_cache.read_shelf() is None


def test_a_cache_that_cannot_be_written_does_no_harm(cache, monkeypatch):
    (cache / "file").write_text("")
    monkeypatch.setattr(
        shelf_cache.platformdirs, "user_cache_dir", lambda name: str(cache / "file" / "below")
    )
    shelf_cache.keep_shelf(SHELF)
    assert shelf_cache.read_shelf() is None


def test_the_shelf_keeps_texts_with_values_in_them(cache):
    shelf_cache.keep_shelf(SHELF)
    title = shelf_cache.read_shelf().blocks["torch.nn.LazyConv2d"].title
    assert title == Text("{layer} (lazy)", layer=Text("Convolution {axes}D", axes=2))


def test_what_a_window_imports_brings_no_torch():
    names = ["card", "search", "shelf_cache"]
    imports = "; ".join(f"import backend.catalog.{name}" for name in names)
    code = f"import sys; {imports}; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
