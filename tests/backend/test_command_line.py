"""The command line: what it prints, how it ends, and that it never shows a traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from backend.catalog.catalog import CATALOG
from backend.command_line import main
from backend.document.document import Document
from backend.document.records import Block, Wire
from backend.formats import link
from backend.formats.examples import open_example
from backend.formats.project import load, save

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def trained(tmp_path_factory) -> Path:
    """Iris, trained for a moment."""
    folder = tmp_path_factory.mktemp("trained")
    path = folder / "iris.lienzo"
    words = ["train", "iris", "--json", "--epochs", "3", "--save", str(path)]
    assert main([*words, "--run", str(folder / "run")]) == 0
    return path


def lines(capsys) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def complaint(capsys) -> str:
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    return said.err.strip()


# --- train and resume ---


def test_train_tells_events_and_ends_with_measures(tmp_path, capsys):
    run = tmp_path / "run"
    assert main(["train", "line", "--json", "--epochs", "2", "--run", str(run)]) == 0
    told = lines(capsys)
    assert told[0]["event"] == "run_started"
    assert told[0]["epochs"] == 2
    finished = told[-1]
    assert finished["event"] == "finished"
    assert finished["run"] == str(run)
    assert finished["epochs"] == 2
    assert finished["steps"] == 18
    assert finished["seconds"] > 0
    assert finished["steps_per_second"] > 0
    assert {"loss", "mse", "mae", "r2"} <= set(finished["measures"]["test"])
    assert set(finished["measures"]) == {"train", "validation", "test"}


def test_training_is_the_same_from_the_same_seed(tmp_path, capsys):
    measured = []
    for number, seed in enumerate(["7", "7", "8"]):
        words = ["train", "gauss", "--json", "--epochs", "1", "--seed", seed]
        assert main([*words, "--run", str(tmp_path / str(number))]) == 0
        measured.append(lines(capsys)[-1]["measures"])
    assert measured[0] == measured[1] != measured[2]


def test_settings_are_set_by_name(tmp_path, capsys):
    path = tmp_path / "a.lienzo"
    words = ["train", "iris", "--json", "--run", str(tmp_path / "run"), "--save", str(path)]
    changes = [
        *("--set", "hidden.out_features=5"),
        *("--set", "data.split_seed=3"),
        *("--set", "training.epochs=1"),
        *("--set", "training.batch_size=50"),
        *("--set", "objective.lr=0.5"),
        *("--set", "objective.optimizer=torch.optim.SGD"),
    ]
    assert main([*words, *changes]) == 0
    project = load(path)
    assert project.document.block("hidden").settings == {"out_features": 5}
    assert project.document.block("data").settings["split_seed"] == 3
    assert project.document.training.batch_size == 50
    (objective,) = project.document.objectives
    assert objective.optimizer == "torch.optim.SGD"
    assert objective.optimizer_settings == {"lr": 0.5}
    assert project.weights["hidden"]["weight"].shape == (5, 4)


@pytest.mark.parametrize("name", ["data.options.copies", "data.copies"])
def test_options_of_the_data_are_set_one_by_one(name, tmp_path, capsys):
    path = tmp_path / "a.lienzo"
    words = ["train", "neuron-and", "--json", "--epochs", "1", "--run", str(tmp_path / "run")]
    assert main([*words, "--set", f"{name}=4", "--save", str(path)]) == 0
    options = load(path).document.block("data").settings["options"]
    assert options == {"gate": "AND", "copies": 4}


def test_the_lines_have_the_fields_that_scripts_rely_on(tmp_path, capsys):
    run = str(tmp_path / "run")
    assert main(["train", "iris", "--json", "--epochs", "1", "--run", run]) == 0
    told = lines(capsys)
    assert all("event" in line for line in told)
    finished = told[-1]
    assert finished["event"] == "finished"
    wanted = {"epochs", "steps", "seconds", "steps_per_second", "measures", "run"}
    assert wanted <= finished.keys()
    assert finished["run"] == run
    assert finished["measures"].keys() == {"train", "validation", "test"}
    assert main(["check", "digits-cnn", "--json"]) == 0
    (checked,) = lines(capsys)
    assert checked.keys() == {"parameters", "operations", "memory_bytes", "blocks", "problems"}
    for block in checked["blocks"]:
        assert block.keys() == {"id", "type", "name", "inputs", "outputs", "parameters"}
        for shape in (*block["inputs"], *block["outputs"]):
            assert all(isinstance(size, int) or size.endswith("N") for size in shape)
            assert not shape or shape[0] == "N"
    assert sum(block["parameters"] for block in checked["blocks"]) == checked["parameters"]


def test_seconds_stop_it_in_time_and_what_was_learned_is_kept(tmp_path, capsys):
    path = tmp_path / "a.lienzo"
    words = ["train", "spiral", "--json", "--epochs", "100000", "--seconds", "0.2"]
    assert main([*words, "--run", str(tmp_path / "run"), "--save", str(path)]) == 0
    finished = lines(capsys)[-1]
    assert finished["reason"] == "stopped"
    assert finished["steps"] > 0
    assert finished["epochs"] < 100000
    assert load(path).weights


def test_a_link_is_as_good_as_a_file(capsys):
    drawn = link.write(open_example("iris"))
    assert main(["check", drawn, "--json"]) == 0
    (checked,) = lines(capsys)
    assert main(["check", "iris", "--json"]) == 0
    assert lines(capsys) == [checked]
    assert main(["check", drawn[:60]]) == 2
    assert "The link is damaged or was cut." in capsys.readouterr().err


def test_a_trained_file_is_trained_further(trained, tmp_path, capsys):
    words = ["train", str(trained), "--json", "--epochs", "1"]
    assert main([*words, "--set", "objective.lr=0.0", "--run", str(tmp_path / "run")]) == 0
    further = lines(capsys)[-1]["measures"]["test"]
    assert main(["evaluate", str(trained), "--json"]) == 0
    assert lines(capsys)[-1]["measures"] == further


def test_ctrl_c_ends_well(tmp_path):
    run = tmp_path / "run"
    words = [sys.executable, "-m", "backend.command_line", "train", "circle", "--json"]
    child = subprocess.Popen(
        [*words, "--epochs", "100000", "--run", str(run)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    assert json.loads(child.stdout.readline())["event"] == "run_started"
    while json.loads(child.stdout.readline())["event"] != "epoch_finished":
        pass
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    finished = json.loads(out.splitlines()[-1])
    assert (child.returncode, finished["reason"], err) == (0, "stopped", "")


def test_resume_ends_where_an_unbroken_run_ends(tmp_path, capsys):
    unbroken, broken = tmp_path / "a", tmp_path / "b"
    words = ["train", "xor", "--json"]
    assert main([*words, "--epochs", "6", "--run", str(unbroken)]) == 0
    expected = lines(capsys)[-1]["measures"]
    assert main([*words, "--epochs", "6", "--seconds", "0", "--run", str(broken)]) == 0
    first = lines(capsys)[-1]
    assert main(["resume", str(broken), "--json"]) == 0
    told = lines(capsys)
    assert told[0]["step"] == first["steps"]
    assert told[-1]["measures"] == expected


def test_people_see_a_table(tmp_path, capsys):
    assert main(["train", "line", "--epochs", "2", "--run", str(tmp_path / "run")]) == 0
    said = capsys.readouterr()
    assert "r2" in said.out
    assert "2 epochs, 18 steps" in said.out


def test_a_loss_that_is_lost_ends_with_one(tmp_path, capsys):
    words = ["train", "line", "--json", "--set", "objective.lr=1e30", "--epochs", "9"]
    assert main([*words, "--run", str(tmp_path / "run")]) == 1
    said = capsys.readouterr()
    told = [json.loads(line) for line in said.out.splitlines()]
    assert "trouble" in [event["event"] for event in told]
    assert told[-1]["reason"] == "trouble"
    assert said.err.strip()


# --- what a trained file is good for ---


def test_another_process_measures_the_same(trained, capsys):
    assert main(["evaluate", str(trained), "--json"]) == 0
    (here,) = lines(capsys)
    words = [sys.executable, "-m", "backend.command_line", "evaluate", str(trained), "--json"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == here
    assert here["split"] == "test"
    assert {"accuracy", "loss"} <= set(here["measures"])


def test_predict_answers_by_class(trained, capsys):
    assert main(["predict", str(trained), "5.1,3.5,1.4,0.2", "6.7, 3, 5.2, 2.3", "--json"]) == 0
    first, second = lines(capsys)
    assert (first["example"], second["example"]) == (0, 1)
    (answer,) = first["answers"].values()
    assert answer["class"] == "setosa"
    assert sum(answer["probabilities"].values()) == pytest.approx(1)
    assert main(["predict", str(trained), "5.1,3.5,1.4,0.2"]) == 0
    assert capsys.readouterr().out.startswith("setosa  (")


def test_predict_reads_an_array(trained, tmp_path, capsys):
    path = tmp_path / "rows.npy"
    np.save(path, np.tile(np.float32([5.1, 3.5, 1.4, 0.2]), (3, 1)))
    assert main(["predict", str(trained), str(path), "--json"]) == 0
    assert [list(line["answers"].values())[0]["class"] for line in lines(capsys)] == ["setosa"] * 3


def test_a_trained_file_works_without_its_data(tmp_path, capsys):
    table = tmp_path / "points.csv"
    rows = [f"{x},{'left' if x < 0 else 'right'}" for x in range(-30, 31) if x]
    table.write_text("\n".join(["x,side", *rows]))
    document = load(_new("iris", tmp_path)).document
    settings = {"source": "table", "options": {"path": str(table), "target": "side"}}
    block = document.block("data")
    save(tmp_path / "a.lienzo", _with(document, block, settings))
    out = tmp_path / "b.lienzo"
    words = ["train", str(tmp_path / "a.lienzo"), "--set", "classes.out_features=2"]
    assert main([*words, "--json", "--run", str(tmp_path / "r"), "--save", str(out)]) == 0
    table.unlink()
    capsys.readouterr()
    assert main(["predict", str(out), "-20", "20", "--json"]) == 0
    said = [list(line["answers"].values())[0]["class"] for line in lines(capsys)]
    assert said == ["left", "right"]
    assert main(["export", str(out), str(tmp_path / "b.safetensors")]) == 0


def _new(example: str, folder: Path) -> Path:
    path = folder / f"{example}.json"
    assert main(["new", example, str(path)]) == 0
    return path


def _with(document: Document, block: Block, settings: dict) -> Document:
    others = [record for record in document if record is not block]
    return Document([*others, Block(id=block.id, type=block.type, settings=settings)])


def test_export_says_how_to_load(trained, tmp_path, capsys):
    assert main(["export", str(trained), str(tmp_path / "net.safetensors"), "--json"]) == 0
    (told,) = lines(capsys)
    assert [Path(path).name for path in told["paths"]] == ["net.safetensors", "net.py"]
    assert 'load("net.safetensors")' in told["how_to_load"]
    assert "bit for bit" in told["checked"]


# --- looking ---


def test_check_gives_shapes_and_costs(capsys):
    assert main(["check", "digits-mlp", "--json"]) == 0
    (found,) = lines(capsys)
    hidden = next(block for block in found["blocks"] if block["id"] == "hidden")
    assert hidden["inputs"] == [["N", 64]]
    assert hidden["outputs"] == [["N", 256]]
    assert hidden["parameters"] == 64 * 256 + 256
    assert found["parameters"] == sum(block["parameters"] for block in found["blocks"])
    assert found["operations"] > 0
    assert found["memory_bytes"] > 0
    assert found["problems"] == []


def test_check_lists_problems_and_ends_with_one(tmp_path, capsys):
    blocks = [
        Block(id="a", type="lienzo.Input"),
        Block(id="b", type="torch.nn.Linear", settings={"out_features": -3}),
    ]
    wire = Wire(id="w", source="a", source_port="output", target="b", target_port="input")
    save(tmp_path / "a.json", Document([*blocks, wire]))
    assert main(["check", str(tmp_path / "a.json"), "--json"]) == 1
    (found,) = lines(capsys)
    assert {problem["block"] for problem in found["problems"]} >= {"b"}
    assert all(problem["what"] and problem["advice"] for problem in found["problems"])
    assert main(["check", str(tmp_path / "a.json")]) == 1
    assert "error: " in capsys.readouterr().out


def test_new_gives_a_file_of_ones_own_and_never_overwrites(tmp_path, capsys):
    path = _new("spiral", tmp_path)
    assert "answer" in load(path).document
    capsys.readouterr()
    before = path.read_bytes()
    assert main(["new", "xor", str(path)]) == 2
    assert complaint(capsys) == f"{path} is there already. Choose another name."
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("kind", "fields", "least"),
    [
        ("blocks", {"id", "family", "title"}, 100),
        ("losses", {"id", "title"}, 10),
        ("optimizers", {"id", "title"}, 10),
        ("schedules", {"id", "title"}, 10),
        ("datasets", {"name", "title"}, 10),
        ("examples", {"name", "family", "measure", "target", "better"}, 12),
        ("formats", {"ending", "title"}, 7),
    ],
)
def test_the_catalog_is_listed(capsys, kind, fields, least):
    assert main(["catalog", kind, "--json"]) == 0
    told = lines(capsys)
    assert len(told) >= least
    assert all(fields <= set(entry) for entry in told)
    assert main(["catalog", kind]) == 0
    assert capsys.readouterr().out


def test_blocks_and_losses_are_the_catalogs(capsys):
    names = []
    for kind in ("blocks", "losses"):
        assert main(["catalog", kind, "--json"]) == 0
        names += [entry["id"] for entry in lines(capsys)]
    assert sorted(names) == sorted(CATALOG.shelf().blocks)


# --- wrong use ---


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["train", "nothing"], 2, "There is neither a file nor an example called nothing."),
        (["check", "nothing.lienzo"], 2, "There is neither a file nor an example called"),
        (["train", "iris", "--set", "hidden"], 2, "“hidden” is not BLOCK.SETTING=VALUE."),
        (["train", "iris", "--set", "nobody.x=1"], 2, "There is no block called nobody."),
        (["train", "iris", "--set", "training.x=1"], 2, "There is no setting called x."),
        (["train", "circle", "--set", "data.options.x=1"], 2, "There is no setting called x."),
        (["train", "iris", "--set", "training.epochs=0"], 2, "epochs cannot be 0."),
        (["train", "iris", "--set", 'training.epochs="a"'], 2, 'epochs cannot be "a".'),
        (
            ["train", "iris", "--set", "hidden.out_features=-3"],
            1,
            "Neurons is -3, but it must be at least 1.",
        ),
        (["train", "iris", "--set", "hidden.nothing=3"], 1, "It has no setting called nothing."),
        (["train", "iris", "--device", "abacus"], 1, "This computer has no device “abacus”"),
        (["train", "iris", "--save", "a.json"], 2, "A .json file holds the drawing alone"),
        (["train", "iris", "--save", "/nowhere/a.lienzo"], 2, "There is no place for"),
        (["resume", "/nowhere"], 2, "nowhere is not the folder of a run, or it is damaged."),
        (["evaluate", "iris"], 1, "iris has not learned anything yet."),
        (["predict", "iris", "1"], 1, "iris has not learned anything yet."),
        (["export", "iris", "/tmp/a.onnx"], 1, "iris has not learned anything yet."),
        (["export", "iris", "/tmp/a.h5"], 2, "There is no format for the ending .h5."),
        (["new", "nothing", "a.json"], 2, "There is no example called nothing."),
        (["catalog", "nothing"], 2, "There is no list of nothing."),
    ],
)
def test_wrong_use_is_said_in_plain_words(words, code, says, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(words) == code
    assert complaint(capsys).startswith(says)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["5.1,3.5"], "It takes 4 numbers, but 2 came."),
        (["5.1,3.5,1.4,much"], "“much” is not a number."),
        (["other=1,2,3,4"], "It is not clear which input “other=1,2,3,4” is for."),
        (["nothing.npy"], "nothing.npy does not hold raw examples:"),
    ],
)
def test_wrong_examples_are_refused(trained, words, says, capsys):
    capsys.readouterr()
    assert main(["predict", str(trained), *words]) == 2
    assert complaint(capsys).startswith(says)


def test_a_pickle_in_an_array_never_runs(trained, tmp_path, capsys):
    class Gadget:
        def __reduce__(self):
            return (open, (str(tmp_path / "canary"), "w"))

    np.save(tmp_path / "a.npy", np.array([Gadget()], object), allow_pickle=True)
    capsys.readouterr()
    assert main(["predict", str(trained), str(tmp_path / "a.npy")]) == 2
    assert "does not hold raw examples" in complaint(capsys)
    assert not (tmp_path / "canary").exists()


@pytest.mark.parametrize("words", [[], ["nothing"], ["train"], ["train", "iris", "--epochs", "x"]])
def test_what_makes_no_sense_ends_with_two(words, capsys):
    assert main(words) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_damaged_file_ends_with_two(tmp_path, capsys):
    (tmp_path / "a.lienzo").write_bytes(b"PK damaged")
    for verb in ("train", "check", "evaluate"):
        assert main([verb, str(tmp_path / "a.lienzo")]) == 2
        said = complaint(capsys)
        assert said.startswith("a.lienzo cannot be opened. The file is damaged or was cut short.")


def test_repairs_are_said_beside_the_answer(tmp_path, capsys):
    path = _new("line", tmp_path)
    drawn = json.loads(path.read_text())
    drawn["records"] = [record for record in drawn["records"] if record["id"] != "line"]
    path.write_text(json.dumps(drawn))
    capsys.readouterr()
    assert main(["check", str(path), "--json"]) == 1
    said = capsys.readouterr()
    assert said.err.splitlines() == ["A wire without a block at one of its ends was left out."] * 2
    json.loads(said.out)


def test_help_and_lists_need_no_torch():
    script = (
        "import sys; from backend.command_line import main\n"
        "assert main(['--help']) == 0 and main(['catalog', 'examples']) == 0\n"
        "assert main(['train', 'nothing']) == 2\n"
        "assert 'torch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True)
