"""The forms in which sparse neurons are computed: plain, compiled, traced, exported."""

import os
import subprocess
import sys
import time

import pytest
import torch

from backend.compiler.builder import build, make_modules, read_weights
from backend.compiler.levels import Mesh
from backend.compiler.neurons import fuse
from backend.compiler.planner import Planner
from backend.document.document import Document
from backend.document.records import Block
from backend.formats.model import Model
from backend.formats.onnx_model import write as write_onnx
from backend.formats.python_file import checked_code
from backend.formats.state_dict import write as write_state
from backend.formats.torch_program import write as write_program
from backend.modules import quick_mesh
from backend.modules.mesh_form import Kernel
from backend.modules.neuron_mesh import NeuronMesh
from backend.modules.quick_mesh import CODES, QuickMesh, largest_difference
from tests.backend.test_compiler_neurons import sparse_net
from tests.backend.test_neuron_results import FIELDS, planned, random_drawing
from tests.drawings import data_block, wire


@pytest.fixture(scope="module")
def kernel(tmp_path_factory):
    """The compiled form, made here and now and taken away afterwards."""
    before = os.environ.get("LIENZO_HOME")
    os.environ["LIENZO_HOME"] = str(tmp_path_factory.mktemp("home"))
    kept = quick_mesh.KERNEL
    quick_mesh.KERNEL = made = Kernel()
    made.load()
    yield made
    quick_mesh.KERNEL = kept
    if before is None:
        del os.environ["LIENZO_HOME"]
    else:
        os.environ["LIENZO_HOME"] = before


def mesh_of(seed):
    plan = planned(random_drawing(seed, neurons=120))
    modules = make_modules(plan, seed=seed)
    (module,) = (one for one in modules.values() if isinstance(one, QuickMesh))
    return module


@pytest.mark.parametrize("count", [1, 32, 700])
@pytest.mark.parametrize("seed", range(4))
def test_the_compiled_form_computes_what_the_plain_one_does(kernel, seed, count):
    mesh = mesh_of(seed)
    assert set(mesh.wiring.codes) == set(CODES.values())
    layout = mesh._layout(torch.device("cpu"))
    torch.manual_seed(seed)
    input = torch.randn(count, mesh.wiring.arrive)
    numbers, offsets = mesh.numbers().detach(), mesh.offsets().detach()
    assert largest_difference(layout, input, numbers, offsets) < 1e-5


def test_numbers_that_are_none_stay_none_in_the_compiled_form(kernel):
    mesh = mesh_of(0)
    mesh.form = "compiled"
    input = torch.full((2, mesh.wiring.arrive), float("nan"))
    assert mesh(input)[:, -1].isnan().all()
    large = mesh(torch.full((2, mesh.wiring.arrive), 1e30))
    assert not large.isnan().all()


def steps(mesh, count, input):
    for _ in range(count):
        mesh.zero_grad()
        mesh(input).square().mean().backward()


def test_training_starts_plain_and_goes_on_compiled(kernel):
    mesh, twin = mesh_of(1), mesh_of(1)
    twin._steps = -(10**6)
    input = torch.randn(16, mesh.wiring.arrive)
    steps(mesh, 5, input)
    assert mesh.form == "plain"
    steps(mesh, 30, input)
    steps(twin, 1, input)
    assert (mesh.form, twin.form) == ("compiled", "plain")
    torch.testing.assert_close(mesh.weight.grad, twin.weight.grad, rtol=1e-5, atol=1e-6)
    with torch.no_grad():
        torch.testing.assert_close(mesh(input), twin(input), rtol=1e-5, atol=1e-6)
    assert mesh.double()(input.double()).dtype == torch.float64


def test_a_compiled_form_that_differs_is_dropped_and_said(monkeypatch, caplog):
    def wrong(table, *rest):
        table[:] = 1.0

    broken = Kernel(forward=wrong, backward=lambda *given: None)
    monkeypatch.setattr(quick_mesh, "KERNEL", broken)
    mesh = mesh_of(1)
    steps(mesh, 30, torch.randn(16, mesh.wiring.arrive))
    assert mesh.form == "plain for good"
    assert "plain for good" in caplog.text


def test_a_compiler_that_fails_leaves_the_plain_form_and_says_why(monkeypatch, caplog, tmp_path):
    monkeypatch.setenv("LIENZO_HOME", str(tmp_path))
    kernel = Kernel()
    monkeypatch.setattr(kernel, "_compile_aside", lambda: None)
    monkeypatch.setitem(sys.modules, "numba", None)
    monkeypatch.delenv("LIENZO_COMPILED", raising=False)
    kernel.request()
    wait(lambda: kernel.trouble)
    assert not kernel.is_ready
    assert "plain form" in caplog.text
    monkeypatch.setenv("LIENZO_COMPILED", "0")
    other = Kernel()
    other.request()
    assert not other.asked


def wait(is_there, seconds=60):
    end = time.monotonic() + seconds
    while not is_there() and time.monotonic() < end:
        time.sleep(0.01)
    assert is_there()


def test_it_is_compiled_aside_and_kept_on_disk(monkeypatch, tmp_path):
    monkeypatch.setenv("LIENZO_HOME", str(tmp_path))
    monkeypatch.delenv("LIENZO_COMPILED", raising=False)
    kernel = Kernel()
    kernel.request()
    wait(lambda: kernel.is_ready or kernel.trouble, 120)
    assert not kernel.trouble
    assert len(list(tmp_path.rglob("*.nbc"))) == 2


def test_asking_for_the_compiled_form_imports_numba_only_then():
    code = "import sys, backend.modules.quick_mesh; print('numba' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"


@pytest.mark.parametrize("seed", range(3))
def test_the_written_mesh_and_the_traced_one_compute_the_same(seed):
    plan = planned(random_drawing(seed))
    for part in (part for part in fuse(plan) if isinstance(part, Mesh)):
        modules = make_modules(plan, seed=seed)
        quick = modules[part.key].double()
        plain = NeuronMesh(**part.settings()).double()
        plain.load_state_dict(quick.effective())
        input = torch.randn(5, part.fan_in, dtype=torch.float64)
        expected = quick(input)
        torch.testing.assert_close(plain(input), expected, rtol=1e-12, atol=1e-12)
        layout = quick._layout(input.device)
        traced = quick_mesh._step_by_step(layout, input, quick.numbers(), quick.offsets())
        torch.testing.assert_close(traced, expected, rtol=1e-12, atol=1e-12)


def model_of(document):
    plan = Planner().plan(document, FIELDS)
    weights = read_weights(make_modules(plan, seed=1))
    return Model(document, plan, weights)


def expected_of(model, count):
    """What the drawing computes as it trains, frozen and tied wires and all."""
    modules = make_modules(model.plan, seed=5, weights=model.weights)
    network = build(model.plan, [one.signal for one in model.plan.answers], modules)
    found = network(*model.examples(count))
    return found if isinstance(found, tuple) else (found,)


def shallow():
    """Sixty neurons that each take three of eighty."""
    records = [data_block("vector")]
    records += [Block(id=f"a{n}", type="lienzo.Neuron", y=float(n)) for n in range(80)]
    records += [wire("data.input", f"a{n}") for n in range(80)]
    records += [Block(id=f"b{n}", type="lienzo.Neuron", y=float(n)) for n in range(60)]
    for n in range(60):
        records += [wire(f"a{(n * k) % 80}", f"b{n}", place=k, tie="t") for k in (1, 3, 7)]
    records.append(Block(id="last", type="lienzo.Neuron"))
    records += [wire(f"b{n}", "last", place=n, frozen=n % 2 == 0) for n in range(60)]
    return Document(records)


@pytest.fixture(params=["shallow", "columns"])
def model(request):
    drawing = shallow() if request.param == "shallow" else random_drawing(2, dense=True)
    return model_of(drawing)


def test_what_is_written_computes_what_is_trained(model):
    for ours, theirs in zip(expected_of(model, 5), model.answers(model.examples(5)), strict=True):
        torch.testing.assert_close(ours, theirs, rtol=1e-5, atol=1e-6)
    names = set(model.network.state_dict())
    assert not any("ties" in name or "fixed" in name for name in names)


def test_code_and_weights_stand_alone(model, tmp_path):
    code = checked_code(model)
    assert "held" not in code
    exported = write_state(model, tmp_path / "net.pt")
    assert all(path.exists() for path in exported.paths)


def test_programs_and_onnx_give_the_same_numbers(model, tmp_path):
    write_program(model, tmp_path / "net.pt2")  # each is tried against the network as written
    write_onnx(model, tmp_path / "net.onnx")
    assert (tmp_path / "net.onnx").stat().st_size > 1000


def test_many_small_neurons_are_written_as_lists_of_wires_and_few_as_a_matrix():
    sparse = model_of(sparse_net(400, 4)).written
    assert [type(part) for part in fuse(sparse)] == [Mesh]
    few = model_of(random_drawing(2, neurons=12)).written
    assert not any(isinstance(part, Mesh) for part in fuse(few))
