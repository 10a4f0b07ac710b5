"""A .py file with the network as code, without weights."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from backend.formats.model import Exported, Model, answers_of, largest_difference
from backend.formats.python_code import network_code
from backend.formats.whole_file import write_whole
from backend.text import Refusal, Text


def write(model: Model, path: Path) -> Exported:
    """Write the code. Raises Refusal."""
    write_whole(path, checked_code(model).encode())
    return Exported(
        (path,),
        Text(
            "In Python: {code}. The weights come from a .safetensors or .pt export.",
            code=f"from {path.stem} import load, predict",
        ),
        Text("The code was run: with the same weights it gives the same answers, bit for bit."),
    )


def checked_code(model: Model) -> str:
    """The code of a network, tried: it gives the network's answers. Raises Refusal if not."""
    code = network_code(model.written, model.network, model.preparation, model.document)
    written = ModuleType("exported_network")
    exec(compile(code, "<exported network>", "exec"), written.__dict__)
    network = written.Network()
    network.load_state_dict(model.network.state_dict())
    network.eval()
    for count in (2, 7):
        inputs = model.examples(count)
        if largest_difference(model.answers(inputs), answers_of(network, inputs)) > 0:
            raise Refusal(
                Text("The Python code would not compute exactly what the network computes."),
                Text("Choose another format, and tell us about this drawing."),
            )
    return code
