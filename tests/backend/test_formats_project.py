"""Project files: nothing lost on the way in or out, and nobody let in."""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import stat
import subprocess
import sys
import time
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest

from backend.document.document import Document
from backend.document.records import Block, Note, Objective, Training, Wire
from backend.formats import drawing
from backend.formats.project import load, pack, save, unpack
from backend.text import Refusal

ROOT = Path(__file__).parents[2]
DAMAGED = "The file is damaged or was cut short."


@pytest.fixture
def document() -> Document:
    return Document(
        [
            Block(id="in", type="lienzo.Input", settings={"shape": [2], "dtype": "float32"}),
            Block(id="hidden", type="torch.nn.Linear", name="ñandú 漢", x=240.5, y=-3.0),
            Block(id="odd", type="someone.Elses", settings={"deep": [{"a": [None, True, 1.5]}]}),
            Block(id="loss", type="torch.nn.MSELoss", x=480.0),
            Wire(id="w", source="in", source_port="output", target="hidden", target_port="input"),
            Wire(id="v", source="hidden", source_port="output", target="loss", target_port="input"),
            Note(id="n", text="Dos\nlíneas"),
            Objective(id="o", minimise={"loss": 0.5}, optimizer_settings={"lr": 0.1}),
            Training(epochs=3),
        ]
    )


@pytest.fixture
def weights() -> dict[str, dict[str, np.ndarray]]:
    rng = np.random.default_rng(0)
    return {
        "hidden": {
            "weight": rng.normal(size=(4, 2)).astype(np.float32),
            "bias": np.zeros(4, np.float32),
            "seen": np.array(7, np.int64),
        }
    }


EXTRAS = {"preparation": {"in": {"mean": [0.1, 0.2]}}, "view": {"zoom": 1.5}}


def zipped(files: dict[str, bytes], **changes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for name, data in files.items():
            made.writestr(name, data, **changes)
    return held.getvalue()


def with_manifest(files: dict[str, bytes]) -> dict[str, bytes]:
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    body = {"format": "lienzo", "version": 1, "files": sums}
    return {**files, "manifest.json": json.dumps(body).encode()}


def refused(data: bytes) -> Refusal:
    with pytest.raises(Refusal) as caught:
        unpack(data)
    assert str(caught.value.what)
    assert str(caught.value.advice)
    return caught.value


def test_a_project_comes_back_whole(tmp_path, document, weights):
    path = tmp_path / "ñandú 漢字 🎨.lienzo"
    save(path, document, weights, EXTRAS)
    opened = load(path)
    assert opened.document == document
    assert opened.repairs == ()
    assert opened.extras == EXTRAS
    assert {name: array.dtype for name, array in opened.weights["hidden"].items()} == {
        name: array.dtype for name, array in weights["hidden"].items()
    }
    for name, array in weights["hidden"].items():
        np.testing.assert_array_equal(opened.weights["hidden"][name], array)


def test_the_plain_form_is_readable_and_the_same_drawing(tmp_path, document):
    path = tmp_path / "drawing.json"
    save(path, document)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert '      "name": "ñandú 漢",' in lines
    assert json.loads("\n".join(lines))["version"] == 1
    assert load(path).document == document


def test_the_same_project_gives_the_same_bytes(document, weights):
    again = Document(reversed(list(document)))
    assert pack(document, weights, EXTRAS) == pack(again, weights, EXTRAS)


def test_a_file_is_read_by_its_content_whatever_its_name(tmp_path, document):
    path = tmp_path / "project.json"
    path.write_bytes(pack(document))
    assert load(path).document == document


def test_an_unknown_block_type_is_kept_unchanged(document):
    assert unpack(pack(document)).document["odd"] == document["odd"]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800", object(), {1: 2, "a": 3}])
def test_what_no_file_can_hold_is_refused_before_writing(tmp_path, value):
    path = tmp_path / "a.lienzo"
    save(path, Document())
    before = path.read_bytes()
    bad = Document([Block(id="b", type="torch.nn.ReLU", settings={"x": value})])
    with pytest.raises(Refusal, match="b holds a number or a letter that no file can hold."):
        save(path, bad)
    assert path.read_bytes() == before


# --- repairs ---


def test_what_can_be_mended_is_mended_and_said():
    block = Block(id="b", type="torch.nn.ReLU", inside="nowhere", x=1e300)
    document, repairs = drawing.mend(
        [
            block,
            Block(id="b", type="torch.nn.Tanh"),
            Block(id="training", type="torch.nn.Tanh"),
            Wire(id="w", source="b", source_port="output", target="gone", target_port="input"),
            Objective(id="o", minimise={"gone": 1.0}),
            Objective(id="p", minimise={"b": 1.0, "gone": 1.0}, every=0),
            Training(epochs=-4, seed=2**70),
            Training(epochs=9),
        ]
    )
    assert [str(repair) for repair in repairs] == [
        "The id b was used twice or is reserved; one was renamed.",
        "The id training was used twice or is reserved; one was renamed.",
        "It says twice how to train; the first was kept.",
        "A block or note far outside the canvas was brought back.",
        "A block of a missing group was put at the top.",
        "A wire without a block at one of its ends was left out.",
        "An objective whose blocks are missing was left out.",
        "An objective named blocks that are missing; they were taken out of it.",
        "every was 0 and was set to 1.",
        "epochs was -4 and was set to 1.",
        f"seed was {2**70} and was set to {2**32 - 1}.",
    ]
    assert drawing.decode(drawing.encode(document)) == (document, ())


def test_damaged_weights_are_left_out_and_the_drawing_opens(document, weights):
    data = bytearray(pack(document, weights, EXTRAS))
    at = data.index(weights["hidden"]["weight"].tobytes())
    data[at] ^= 255
    opened = unpack(bytes(data))
    assert opened.document == document
    assert opened.weights == {}
    assert [str(repair) for repair in opened.repairs] == [
        "What the network has learned in the file was damaged and was left out."
    ]


def test_a_part_with_another_checksum_is_left_out(document):
    files = with_manifest({"drawing.json": drawing.encode(document), "view.json": b"{}"})
    files["view.json"] = b"[]"
    opened = unpack(zipped(files))
    assert opened.extras == {}
    assert [str(repair) for repair in opened.repairs] == [
        "The part view.json in the file was damaged and was left out."
    ]


def test_weights_that_are_none_are_left_out(document):
    files = with_manifest(
        {"drawing.json": drawing.encode(document), "weights.safetensors": b"\x80\x04pickle"}
    )
    opened = unpack(zipped(files))
    assert opened.weights == {}
    assert len(opened.repairs) == 1


# --- refusals ---

GOOD = '{"format":"lienzo","version":1,"records":[%s]}'
BLOCK = '{"kind":"block","id":"a","type":"torch.nn.ReLU"%s}'


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "It is not valid JSON at line 1."),
        ("{\n\n x", "It is not valid JSON at line 3."),
        ("[]", "At … it should say object, but it says array."),
        ("null", "At … it should say object, but it says null."),
        ("{}", "At … it cannot be understood: Object missing required field `format`."),
        ('{"format":"other","version":1}', "It is not a Lienzo drawing."),
        (
            '{"format":"lienzo","version":2,"new":[]}',
            "It was written by a newer Lienzo: format 2, and this one reads up to 1.",
        ),
        (
            GOOD % BLOCK % ',"x":"far"',
            "At records[0].x it should say float, but it says str.",
        ),
        (
            GOOD % BLOCK % ',"later":1',
            "At records[0] it cannot be understood: Object contains unknown field `later`.",
        ),
        (
            GOOD % '{"kind":"ghost"}',
            "At records[0].kind it cannot be understood: Invalid value 'ghost'.",
        ),
        (GOOD % BLOCK % ',"settings":{"a":1,"a":2}', "The name 'a' stands twice."),
        (GOOD % BLOCK % ',"settings":{"a":NaN}', "NaN is not a number."),
        (GOOD % BLOCK % ',"settings":{"a":-Infinity}', "-Infinity is not a number."),
        (
            GOOD % BLOCK % ',"settings":{"a":1e999}',
            "At records[0].settings[...] it cannot be understood: Number out of range.",
        ),
        (
            GOOD % BLOCK % (',"settings":' + "[" * 100_000 + "]" * 100_000),
            "It is nested deeper than 64 levels.",
        ),
        (
            GOOD % BLOCK % (',"settings":' + '{"a":' * 80 + "1" + "}" * 80),
            "It is nested deeper than 64 levels.",
        ),
        (GOOD % ("[]," * 1_100_000), "It is larger than anything Lienzo writes: 3300044 bytes."),
        ("1" * 5_000, "It is not valid JSON at line 1."),
        (GOOD % '"\\ud800"', "It is not valid JSON at line 1."),
    ],
)
def test_bad_json_is_refused_in_plain_words(text, what):
    assert str(refused(text.encode()).what) == what


def test_a_long_text_is_only_a_text():
    text = GOOD % ('{"kind":"note","id":"n","text":"' + "[ñ" * 400_000 + '"}')
    assert len(unpack(text.encode()).document["n"].text) == 800_000


def test_brackets_in_names_are_not_depth():
    text = GOOD % (BLOCK % (',"name":"%s"' % ('\\"[' * 200)))
    assert unpack(text.encode()).document["a"].name == '"[' * 200


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "latin-1"])
def test_other_encodings_are_refused(encoding):
    refused((GOOD % (BLOCK % ',"name":"ñ"')).encode(encoding))


def test_a_byte_order_mark_does_not_matter():
    assert "a" in unpack(b"\xef\xbb\xbf" + (GOOD % (BLOCK % "")).encode()).document


@pytest.mark.parametrize(
    "name",
    [
        "../drawing.json",
        "..\\drawing.json",
        "/etc/drawing.json",
        "C:\\drawing.json",
        "a/../../drawing.json",
        "./drawing.json",
        "drawing.json/",
        "drawing.json~.txt",
        "data.pkl",
        "nested.zip",
        "DRAWING.JSON",
        "dräwing.json",
    ],
)
def test_names_that_lienzo_does_not_write_are_refused(document, name):
    files = with_manifest({"drawing.json": drawing.encode(document), name: b"{}"})
    data = zipped(files).replace(b".json~", b".json\0")
    assert "does not belong in it" in str(refused(data).what)


def test_links_are_refused(document):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        link = zipfile.ZipInfo("drawing.json")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
    assert str(refused(held.getvalue()).what) == (
        "It is not a file that Lienzo has written: drawing.json is not a plain file."
    )


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_entries_of_one_name_are_refused(document):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr("drawing.json", drawing.encode(document))
        made.writestr("drawing.json", b"{}")
    assert str(refused(held.getvalue()).what) == (
        "It is not a file that Lienzo has written: drawing.json stands in it twice."
    )


def test_too_many_entries_are_refused_soon():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for number in range(66_000):
            made.writestr(zipfile.ZipInfo(f"a{number}.json"), b"")
    began = time.perf_counter()
    assert "it holds 66000 files" in str(refused(held.getvalue()).what)
    assert time.perf_counter() - began < 5


def test_encrypted_entries_are_refused(document):
    data = bytearray(pack(document))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    assert "is encrypted" in str(refused(bytes(data)).what)


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_other_packings_are_refused(document, method):
    files = with_manifest({"drawing.json": drawing.encode(document)})
    assert "is packed in another way" in str(refused(zipped(files, compress_type=method)).what)


def bomb(name: str, size: int, *, declared: int | None = None) -> bytes:
    """A deflated entry that swells to `size` bytes, whatever its headers say."""
    data = bytearray(zipped({name: b" " * size}, compress_type=zipfile.ZIP_DEFLATED))
    if declared is not None:
        for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
            at = data.index(signature) + offset
            data[at : at + 4] = declared.to_bytes(4, "little")
    return bytes(data)


@pytest.mark.parametrize("name", ["drawing.json", "weights.safetensors"])
@pytest.mark.parametrize("declared", [None, 100, 2**31])
def test_bombs_do_not_go_off(name, declared):
    data = bomb(name, 200 * 2**20, declared=declared)
    assert len(data) < 250_000
    tracemalloc.start()
    began = time.perf_counter()
    refused(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.perf_counter() - began < 5
    assert peak < 4 * len(data) + 200 * 2**20


def test_a_cut_file_is_refused_wherever_it_is_cut(document, weights):
    data = pack(document, weights, EXTRAS)
    for length in [*range(2, len(data), 64), len(data) - 1]:
        assert str(refused(data[:length]).what) == DAMAGED
    refused(b"P")


def test_a_file_that_is_not_there_or_no_file(tmp_path):
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    for path, what in [
        (tmp_path / "none.lienzo", "none.lienzo cannot be opened. There is no such file."),
        (tmp_path, f"{tmp_path.name} cannot be opened. It is a folder."),
        (fifo, "pipe cannot be opened. It is not an ordinary file."),
    ]:
        with pytest.raises(Refusal) as caught:
            load(path)
        assert str(caught.value.what) == what


def test_pickles_never_run(tmp_path):
    canary = tmp_path / "canary"

    class Gadget:
        def __reduce__(self):
            return (open, (str(canary), "w"))

    import pickle

    pickled = pickle.dumps(Gadget())
    for data in (
        pickled,
        zipped({"data.pkl": pickled}),
        zipped(with_manifest({"drawing.json": pickled})),
        zipped(
            with_manifest(
                {"drawing.json": drawing.encode(Document()), "weights.safetensors": pickled}
            )
        ),
    ):
        try:
            unpack(data)
        except Refusal:
            continue
    assert not canary.exists()


# --- mutations: refused, or opened ---


TOKENS = [b"null", b"[", b'"', b"1e999", b"\0", b"NaN", b",", b"{}"]


def mutated(data: bytes, random_: random.Random) -> bytes:
    data = bytearray(data)
    for _ in range(random_.choice([1, 1, 2, 8])):
        at = random_.randrange(len(data))
        act = random_.randrange(4)
        if act == 0:
            data[at] = random_.randrange(256)
        elif act == 1:
            del data[at : at + random_.randrange(1, 20)]
        elif act == 2:
            data[at:at] = random_.choice(
                [b"null", b"[", b'"', b"1e999", b"\0", b"NaN", b",", b"{}"]
            )
        else:
            other = random_.randrange(len(data))
            data[at:at] = data[other : other + random_.randrange(1, 40)]
        if not data:
            break
    return bytes(data)


def opened_or_refused(data: bytes) -> bool:
    """Nothing else may happen; what opened is whole, so that it can be saved and opened again."""
    try:
        found = unpack(data).document
    except Refusal as refusal:
        return not str(refusal)
    assert unpack(pack(found)).document == found
    return True


@pytest.mark.parametrize("form", ["json", "zip"])
def test_mutated_files_open_or_are_refused(document, weights, form):
    good = drawing.encode(document) if form == "json" else pack(document, weights, EXTRAS)
    random_ = random.Random(form)
    outcomes = [opened_or_refused(mutated(good, random_)) for _ in range(2_500)]
    assert 0 < outcomes.count(True) < 2_500


def trees(value, random_: random.Random):
    """The JSON tree with one thing changed: dropped, of another type, repeated, or swollen."""
    odd = [None, True, -1, 2**63, 1.5, "", "x" * 100_000, [], {}, [[]], {"kind": "block"}, 0]
    if isinstance(value, dict) and value and random_.random() < 0.8:
        key = random_.choice(sorted(value))
        if random_.random() < 0.15:
            return {name: held for name, held in value.items() if name != key}
        return {**value, key: trees(value[key], random_)}
    if isinstance(value, list) and value and random_.random() < 0.8:
        at = random_.randrange(len(value))
        if random_.random() < 0.2:
            return [*value, value[at]]
        return [*value[:at], trees(value[at], random_), *value[at + 1 :]]
    return random_.choice(odd)


def test_changed_trees_open_or_are_refused(document):
    tree = json.loads(drawing.encode(document))
    random_ = random.Random(7)
    changed = (json.dumps(trees(tree, random_)).encode() for _ in range(2_500))
    outcomes = [opened_or_refused(data) for data in changed]
    assert 0 < outcomes.count(True) < 2_500


def test_project_files_need_no_torch():
    script = "import sys; import backend.formats.project; assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
