"""Networks for small machines, built of inverted residual blocks: facts from the papers named."""

from __future__ import annotations

from typing import Any

from tests.published.classic import normed, picture
from tests.published.sketch import End, Sketch


def deep(sketch: Sketch, source: End, activation: str, kernel: Any, stride: Any) -> End:
    """A convolution that looks at each channel by itself."""
    return normed(
        sketch,
        source,
        activation,
        out_channels="=hidden",
        kernel_size=kernel,
        stride=stride,
        padding="=kernel // 2",
        groups="=hidden",
    )


def inverted(sketch: Sketch, id: str, name: str, is_residual: bool) -> None:
    """Sandler and others (2018): wide inside, narrow outside."""
    values: dict[str, Any] = {"taken": 32, "channels": 32, "expand": 6, "kernel": 3, "stride": 1}
    if is_residual:
        values = {"channels": 32, "expand": 6, "kernel": 3}
    hidden = "=channels * expand" if is_residual else "=taken * expand"
    with sketch.definition(id, name, **values, hidden=hidden):
        source = sketch.entry()
        last = normed(sketch, source, "ReLU6", out_channels="=hidden", kernel_size=1)
        last = deep(sketch, last, "ReLU6", "=kernel", 1 if is_residual else "=stride")
        last = normed(sketch, last, "", out_channels="=channels", kernel_size=1)
        sketch.exit(sketch.add("Add", last, source) if is_residual else last)


def mobilenet_v2() -> Sketch:
    """Sandler, Howard, Zhu, Zhmoginov, Chen (2018)."""
    sketch = Sketch()
    inverted(sketch, "inverted", "inverted block", is_residual=False)
    inverted(sketch, "inverted-residual", "inverted residual block", is_residual=True)
    last = picture(sketch, 3, 224)
    last = normed(sketch, last, "ReLU6", out_channels=32, kernel_size=3, stride=2, padding=1)
    last = normed(sketch, last, "ReLU6", out_channels=32, kernel_size=3, padding=1, groups=32)
    last = normed(sketch, last, "", out_channels=16, kernel_size=1)
    taken = 16
    for channels, count, stride in [
        *((24, 2, 2), (32, 3, 2), (64, 4, 2), (96, 3, 1), (160, 3, 2), (320, 1, 1))
    ]:
        stage = {"name": f"to {channels}", "taken": taken, "channels": channels, "stride": stride}
        last = sketch.use("inverted", last, **stage)
        if count > 1:
            stage = {"name": f"at {channels}", "repeat": count - 1, "channels": channels}
            last = sketch.use("inverted-residual", last, **stage)
        taken = channels
    last = normed(sketch, last, "ReLU6", out_channels=1280, kernel_size=1)
    last = sketch.add("Flatten", sketch.add("AdaptiveAvgPool2d", last, output_size=1))
    sketch.add("Linear", sketch.add("Dropout", last, p=0.2), name="class", out_features=1000)
    return sketch


def squeeze_excite(sketch: Sketch) -> None:
    """Hu, Shen, Sun (2017): how much each channel counts, told by all of them."""
    values = {"channels": 64, "squeezed": 16}
    with sketch.definition("squeeze-excite", "squeeze-excite", **values):
        source = sketch.entry()
        last = sketch.add("AdaptiveAvgPool2d", source, output_size=1)
        last = sketch.add("Conv2d", last, out_channels="=squeezed", kernel_size=1)
        last = sketch.add(
            "Conv2d", sketch.add("SiLU", last), out_channels="=channels", kernel_size=1
        )
        sketch.exit(sketch.add("Multiply", sketch.add("Sigmoid", last), source))


def excited(sketch: Sketch, source: End) -> End:
    """A squeeze-excite inside a wide block."""
    return sketch.use("squeeze-excite", source, channels="=hidden", squeezed="=taken // 4")


def mb_conv(sketch: Sketch, id: str, name: str, is_residual: bool) -> None:
    """The inverted residual block with squeeze-excite inside."""
    values: dict[str, Any] = {"taken": 32, "channels": 32, "expand": 6, "kernel": 3, "stride": 1}
    if is_residual:
        values = {"channels": 32, "expand": 6, "kernel": 3, "taken": "=channels"}
    with sketch.definition(id, name, **values, hidden="=taken * expand"):
        source = sketch.entry()
        last = normed(sketch, source, "SiLU", out_channels="=hidden", kernel_size=1)
        last = deep(sketch, last, "SiLU", "=kernel", 1 if is_residual else "=stride")
        last = excited(sketch, last)
        last = normed(sketch, last, "", out_channels="=channels", kernel_size=1)
        sketch.exit(sketch.add("Add", last, source) if is_residual else last)


def efficientnet_b0() -> Sketch:
    """Tan, Le (2019)."""
    sketch = Sketch()
    squeeze_excite(sketch)
    mb_conv(sketch, "mbconv", "wide block", is_residual=False)
    mb_conv(sketch, "mbconv-residual", "wide residual block", is_residual=True)
    last = picture(sketch, 3, 224)
    last = normed(sketch, last, "SiLU", out_channels=32, kernel_size=3, stride=2, padding=1)
    last = normed(sketch, last, "SiLU", out_channels=32, kernel_size=3, padding=1, groups=32)
    last = sketch.use("squeeze-excite", last, channels=32, squeezed=8)
    last = normed(sketch, last, "", out_channels=16, kernel_size=1)
    taken = 16
    for kernel, stride, channels, count in [
        *((3, 2, 24, 2), (5, 2, 40, 2), (3, 2, 80, 3), (5, 1, 112, 3), (5, 2, 192, 4)),
        (3, 1, 320, 1),
    ]:
        sizes = {"channels": channels, "kernel": kernel}
        last = sketch.use(
            "mbconv", last, name=f"to {channels}", taken=taken, stride=stride, **sizes
        )
        if count > 1:
            more = {"name": f"at {channels}", "repeat": count - 1, **sizes}
            last = sketch.use("mbconv-residual", last, **more)
        taken = channels
    last = normed(sketch, last, "SiLU", out_channels=1280, kernel_size=1)
    last = sketch.add("Flatten", sketch.add("AdaptiveAvgPool2d", last, output_size=1))
    sketch.add("Linear", sketch.add("Dropout", last, p=0.2), name="class", out_features=1000)
    return sketch
