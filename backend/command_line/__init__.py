"""`lienzo train`, `check`, `predict`, `export` …: everything but the window, from a terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from backend.command_line.printing import WrongUse, say
from backend.text import Refusal

app = typer.Typer(
    help="Draw a neural network, train it, take it with you.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

Json = Annotated[bool, typer.Option("--json", help="One JSON object per line.")]
Drawing = Annotated[str, typer.Argument(metavar="FILE|EXAMPLE", help="A drawing.")]
Trained = Annotated[str, typer.Argument(metavar="FILE", help="A trained .lienzo file.")]
Processes = Annotated[
    int, typer.Option(min=1, metavar="N", help="How many processes share every batch.")
]
Restarts = Annotated[
    int, typer.Option(min=0, metavar="N", help="How often to start again when one dies.")
]
SaveTo = Annotated[
    Path | None, typer.Option("--save", metavar="FILE", help="Keep the trained network here.")
]


def main(argv: list[str] | None = None) -> int:
    """Carry out a command. Returns 0 when done, 1 for problems in the drawing or the data, 2 for
    wrong use or an unreadable file; nothing but plain sentences reaches standard error."""
    # Spinning OpenMP threads cost ten times the work where another process is busy.
    os.environ.setdefault("GOMP_SPINCOUNT", "0")
    try:
        app(sys.argv[1:] if argv is None else argv, prog_name="lienzo")
    except Refusal as refusal:
        say(refusal)
        return 2 if isinstance(refusal, WrongUse) else 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    return 0


@app.command()
def train(
    drawing: Drawing,
    epochs: Annotated[int | None, typer.Option(min=1, help="How often to see the data.")] = None,
    seconds: Annotated[float | None, typer.Option(min=0, help="Stop after so long.")] = None,
    seed: Annotated[int | None, typer.Option(min=0, help="Where chance begins.")] = None,
    patience: Annotated[
        int | None,
        typer.Option(min=0, metavar="N", help="Stop after N epochs that were no better."),
    ] = None,
    target: Annotated[
        str | None,
        typer.Option(metavar="MEASURE=VALUE", help="Stop when this is reached: accuracy=0.95."),
    ] = None,
    device: Annotated[str | None, typer.Option(help="auto, cpu, cuda or mps.")] = None,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="BLOCK.SETTING=VALUE")
    ] = None,
    save: SaveTo = None,
    run: Annotated[Path | None, typer.Option(metavar="DIR", help="Folder of the run.")] = None,
    processes: Processes = 1,
    max_restarts: Restarts = 3,
    json: Json = False,
) -> None:
    """Train a drawing on its data."""
    from backend.command_line import several, stops, training

    raise typer.Exit(
        training.train(
            drawing,
            epochs=epochs,
            seconds=seconds,
            seed=seed,
            device=device,
            settings=[*(settings or []), *stops.stop_settings(patience, target)],
            save_to=save,
            run=run,
            as_json=json,
            several=several.Several(processes, max_restarts),
        )
    )


@app.command()
def resume(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="The folder of a run.")],
    epochs: Annotated[
        int, typer.Option(min=0, metavar="N", help="So many more than the run was to have.")
    ] = 0,
    save: SaveTo = None,
    processes: Processes = 1,
    max_restarts: Restarts = 3,
    json: Json = False,
) -> None:
    """Go on with a run, exactly where its last checkpoint stands."""
    from backend.command_line import several, training

    asked = several.Several(processes, max_restarts)
    raise typer.Exit(training.resume(run, save_to=save, as_json=json, several=asked, more=epochs))


@app.command()
def sweep(
    drawing: Annotated[
        str, typer.Argument(metavar="FILE|EXAMPLE|DIR", help="A drawing, or a sweep to go on with.")
    ],
    values: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="BLOCK.SETTING=1,2,4", help="Values to try."),
    ] = None,
    ranges: Annotated[
        list[str] | None,
        typer.Option(
            "--range",
            metavar="BLOCK.SETTING=LOW..HIGH[:log][:int]",
            help="A range to try; objective.lr and training.batch_size too.",
        ),
    ] = None,
    how: Annotated[str | None, typer.Option(help="grid, random (by default) or optuna.")] = None,
    trials: Annotated[int | None, typer.Option(min=1, help="How many to try.")] = None,
    measure: Annotated[
        str | None, typer.Option(help="What to judge by, on the validation examples.")
    ] = None,
    epochs: Annotated[int | None, typer.Option(min=1, help="Of each trial.")] = None,
    seconds: Annotated[float | None, typer.Option(min=0, help="Of each trial.")] = None,
    seed: Annotated[int | None, typer.Option(min=0, help="Of what is drawn at random.")] = None,
    at_once: Annotated[int | None, typer.Option(min=1, help="Trainings at once.")] = None,
    folder: Annotated[Path | None, typer.Option(metavar="DIR", help="Folder of it.")] = None,
    json: Json = False,
    hears: Annotated[bool, typer.Option("--hear", hidden=True)] = False,
) -> None:
    """Try many settings of a drawing and find the best. It can be stopped and goes on."""
    from backend.command_line import sweeping

    raise typer.Exit(
        sweeping.sweep(
            drawing,
            values=values or [],
            ranges=ranges or [],
            folder=folder,
            as_json=json,
            hears=hears,
            trials=trials,
            at_once=at_once,
            how=how,
            measure=measure,
            epochs=epochs,
            seconds=seconds,
            seed=seed,
        )
    )


@app.command()
def evaluate(
    file: Trained,
    split: Annotated[str, typer.Option(help="train, validation or test.")] = "test",
    json: Json = False,
) -> None:
    """Measure a trained network on a split of its data."""
    from backend.command_line import answering

    raise typer.Exit(answering.evaluate(file, split, json))


@app.command(context_settings={"ignore_unknown_options": True})  # numbers may be negative
def predict(
    file: Trained,
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT…", help="Numbers with commas between, or a .npy file."),
    ],
    json: Json = False,
) -> None:
    """Ask a trained network about new examples."""
    from backend.command_line import answering

    raise typer.Exit(answering.predict(file, inputs, json))


@app.command()
def check(drawing: Drawing, json: Json = False) -> None:
    """Shapes on every wire, parameters, costs, problems."""
    from backend.command_line import looking

    raise typer.Exit(looking.check(drawing, json))


@app.command()
def compare(
    before: Annotated[str, typer.Argument(metavar="A", help="A drawing, or the folder of a run.")],
    after: Annotated[str, typer.Argument(metavar="B", help="Another one.")],
    json: Json = False,
) -> None:
    """What differs between two drawings, what each costs, how their runs went."""
    from backend.command_line import comparing

    raise typer.Exit(comparing.compare(before, after, json))


@app.command()
def new(
    example: Annotated[str, typer.Argument(metavar="EXAMPLE")],
    file: Annotated[Path, typer.Argument(metavar="FILE")],
) -> None:
    """Put an example into a file of your own."""
    from backend.command_line import looking

    raise typer.Exit(looking.new(example, file))


@app.command()
def export(
    file: Trained,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Its ending names the format.")],
    json: Json = False,
) -> None:
    """Write a trained network as .safetensors, .py, .pt, .pt2 or .onnx."""
    from backend.command_line import answering

    raise typer.Exit(answering.export(file, out, json))


@app.command("import")
def import_(
    model: Annotated[Path, typer.Argument(metavar="MODEL", help="An .onnx or .pt2 file.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The .lienzo file to write.")],
    sizes: Annotated[
        list[str] | None,
        typer.Option("--size", metavar="NAME=NUMBER", help="An axis that the model leaves open."),
    ] = None,
    json: Json = False,
) -> None:
    """Turn somebody's model (ONNX, torch.export) into a drawing with its weights."""
    from backend.command_line import importing

    raise typer.Exit(importing.import_model(model, file, sizes or [], json))


@app.command()
def catalog(
    kind: Annotated[
        str,
        typer.Argument(metavar="blocks|datasets|examples|losses|optimizers|schedules|formats"),
    ],
    json: Json = False,
) -> None:
    """List what there is to draw with."""
    from backend.command_line import looking

    raise typer.Exit(looking.catalog(kind, json))
