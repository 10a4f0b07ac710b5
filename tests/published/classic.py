"""Published networks for pictures, in the order of the years: facts from the papers named."""

from __future__ import annotations

from typing import Any

from tests.published.sketch import End, Sketch

SAME: dict[str, Any] = {"kernel_size": 3, "padding": 1}


def picture(sketch: Sketch, channels: int, size: int) -> End:
    """What comes in."""
    return sketch.add("Input", name="image", id="image", shape=[channels, size, size])


def lenet_5() -> Sketch:
    """LeCun, Bottou, Bengio, Haffner (1998), every map of the third layer seeing all before it."""
    sketch = Sketch()
    last = picture(sketch, 1, 32)
    for channels in (6, 16):
        last = sketch.add("Conv2d", last, out_channels=channels, kernel_size=5)
        last = sketch.add("AvgPool2d", sketch.add("Tanh", last), kernel_size=2)
    last = sketch.add("Flatten", last)
    for width in (120, 84):
        last = sketch.add("Tanh", sketch.add("Linear", last, out_features=width))
    sketch.add("Linear", last, name="digit", out_features=10)
    return sketch


def vgg_16() -> Sketch:
    """Simonyan, Zisserman (2014), configuration D."""
    sketch = Sketch()
    last = picture(sketch, 3, 224)
    for number, (channels, depth) in enumerate([(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)]):
        id = f"stage{number + 1}"
        with sketch.group(id, last, name=id, repeat=depth) as (inner,):
            inner = sketch.add("Conv2d", inner, out_channels=channels, **SAME)
            leaving = sketch.exit(sketch.add("ReLU", inner))
        last = sketch.add("MaxPool2d", leaving, kernel_size=2)
    last = sketch.add("Flatten", last)
    for _ in range(2):
        last = sketch.add("ReLU", sketch.add("Linear", last, out_features=4096))
        last = sketch.add("Dropout", last, p=0.5)
    sketch.add("Linear", last, name="class", out_features=1000)
    return sketch


def normed(sketch: Sketch, source: End, activation: str = "ReLU", **settings: Any) -> End:
    """A convolution without bias, a batch normalisation, an activation."""
    last = sketch.add("Conv2d", source, bias=False, **settings)
    last = sketch.add("BatchNorm2d", last)
    return sketch.add(activation, last) if activation else last


def residual(sketch: Sketch) -> None:
    """The plain residual block: two convolutions beside a wire."""
    with sketch.definition("residual", "residual block", channels=64):
        source = sketch.entry()
        last = normed(sketch, source, out_channels="=channels", **SAME)
        last = normed(sketch, last, "", out_channels="=channels", **SAME)
        sketch.exit(sketch.add("ReLU", sketch.add("Add", last, source)))


def residual_down(sketch: Sketch) -> None:
    """The residual block that halves the picture; its wire goes through a convolution."""
    with sketch.definition("residual-down", "halving residual block", channels=128):
        source = sketch.entry()
        last = normed(sketch, source, stride=2, out_channels="=channels", **SAME)
        last = normed(sketch, last, "", out_channels="=channels", **SAME)
        beside = normed(sketch, source, "", stride=2, out_channels="=channels", kernel_size=1)
        sketch.exit(sketch.add("ReLU", sketch.add("Add", last, beside)))


def resnet_18() -> Sketch:
    """He, Zhang, Ren, Sun (2015)."""
    sketch = Sketch()
    residual(sketch)
    residual_down(sketch)
    last = picture(sketch, 3, 224)
    last = normed(sketch, last, out_channels=64, kernel_size=7, stride=2, padding=3)
    last = sketch.add("MaxPool2d", last, kernel_size=3, stride=2, padding=1)
    last = sketch.use("residual", last, name="stage1", repeat=2)
    for number, channels in enumerate((128, 256, 512), start=2):
        last = sketch.use("residual-down", last, name=f"stage{number} down", channels=channels)
        last = sketch.use("residual", last, name=f"stage{number}", channels=channels)
    last = sketch.add("Flatten", sketch.add("AdaptiveAvgPool2d", last, output_size=1))
    sketch.add("Linear", last, name="class", out_features=1000)
    return sketch


def fire(sketch: Sketch) -> None:
    """A narrow layer, and two wide ones behind it, side by side."""
    with sketch.definition("fire", "fire", squeeze=16, expand=64):
        source = sketch.entry()
        narrow = sketch.add("Conv2d", source, out_channels="=squeeze", kernel_size=1)
        narrow = sketch.add("ReLU", narrow)
        points = sketch.add("Conv2d", narrow, out_channels="=expand", kernel_size=1)
        windows = sketch.add("Conv2d", narrow, out_channels="=expand", **SAME)
        both = [sketch.add("ReLU", one) for one in (points, windows)]
        sketch.exit(sketch.add("Concatenate", *both))


def squeezenet() -> Sketch:
    """Iandola and others (2016), version 1.1."""
    sketch = Sketch()
    fire(sketch)
    last = picture(sketch, 3, 224)
    last = sketch.add("Conv2d", last, out_channels=64, kernel_size=3, stride=2)
    last = sketch.add("ReLU", last)
    for sizes in ((16, 64), (32, 128), (48, 192, 64, 256)):
        last = sketch.add("MaxPool2d", last, kernel_size=3, stride=2)
        for squeeze, expand in zip(sizes[::2], sizes[1::2], strict=True):
            last = sketch.use("fire", last, repeat=2, squeeze=squeeze, expand=expand)
    last = sketch.add("Dropout", last, p=0.5)
    last = sketch.add("ReLU", sketch.add("Conv2d", last, out_channels=1000, kernel_size=1))
    sketch.add("Flatten", sketch.add("AdaptiveAvgPool2d", last, output_size=1))
    return sketch


def dense_layer(sketch: Sketch) -> None:
    """A bottleneck whose few new maps are joined to all that came before."""
    with sketch.definition("dense-block", "dense block", layers=6, growth=32):
        source = sketch.entry()
        with sketch.group("dense-layer", source, name="layer", repeat="=layers") as (inner,):
            last = sketch.add("ReLU", sketch.add("BatchNorm2d", inner))
            wide = "=4 * growth"
            last = normed(sketch, last, out_channels=wide, kernel_size=1)
            last = sketch.add("Conv2d", last, bias=False, out_channels="=growth", **SAME)
            leaving = sketch.exit(sketch.add("Concatenate", inner, last))
        sketch.exit(leaving)


def densenet_121() -> Sketch:
    """Huang, Liu, van der Maaten, Weinberger (2016)."""
    sketch = Sketch()
    dense_layer(sketch)
    last = picture(sketch, 3, 224)
    last = normed(sketch, last, out_channels=64, kernel_size=7, stride=2, padding=3)
    last = sketch.add("MaxPool2d", last, kernel_size=3, stride=2, padding=1)
    for number, (layers, channels) in enumerate([(6, 128), (12, 256), (24, 512), (16, 0)], start=1):
        last = sketch.use("dense-block", last, name=f"dense{number}", layers=layers)
        last = sketch.add("BatchNorm2d", last)
        last = sketch.add("ReLU", last)
        if channels:
            last = sketch.add("Conv2d", last, bias=False, out_channels=channels, kernel_size=1)
            last = sketch.add("AvgPool2d", last, kernel_size=2)
    last = sketch.add("Flatten", sketch.add("AdaptiveAvgPool2d", last, output_size=1))
    sketch.add("Linear", last, name="class", out_features=1000)
    return sketch


def double(sketch: Sketch, source: End, channels: Any) -> End:
    """Two convolutions, as every level of a U-Net has."""
    for _ in range(2):
        source = sketch.add("ReLU", sketch.add("Conv2d", source, out_channels=channels, **SAME))
    return source


def unet() -> Sketch:
    """Ronneberger, Fischer, Brox (2015), its convolutions padded."""
    sketch = Sketch()
    going_down(sketch)
    going_up(sketch)
    last = picture(sketch, 1, 256)
    beside = []
    for channels in (64, 128, 256, 512):
        beside.append(sketch.use("double", last, name=f"down {channels}", channels=channels))
        last = sketch.add("MaxPool2d", beside[-1], kernel_size=2)
    last = sketch.use("double", last, name="bottom", channels=1024)
    for channels in (512, 256, 128, 64):
        last = sketch.use("up", last, beside.pop(), name=f"up {channels}", channels=channels)
    sketch.add("Conv2d", last, name="mask", out_channels=2, kernel_size=1)
    return sketch


def bottleneck(sketch: Sketch) -> None:
    """He and others (2015), for deep networks."""
    with sketch.definition("bottleneck", "bottleneck", channels=256, narrow="=channels // 4"):
        source = sketch.entry()
        last = normed(sketch, source, out_channels="=narrow", kernel_size=1)
        last = normed(sketch, last, out_channels="=narrow", **SAME)
        last = normed(sketch, last, "", out_channels="=channels", kernel_size=1)
        sketch.exit(sketch.add("ReLU", sketch.add("Add", last, source)))


def inception(sketch: Sketch) -> None:
    """Szegedy and others (2014); its usual sizes are those of the first one there, 3a."""
    sizes = {"ones": 64, "before_threes": 96, "threes": 128, "before_fives": 16, "fives": 32}
    with sketch.definition("inception", "inception", **sizes, pooled=32):
        source = sketch.entry()

        def seen(source: End, channels: str, kernel: int) -> End:
            window = {"kernel_size": kernel, "padding": kernel // 2}
            last = sketch.add("Conv2d", source, out_channels=f"={channels}", **window)
            return sketch.add("ReLU", last)

        pooled = sketch.add("MaxPool2d", source, kernel_size=3, stride=1, padding=1)
        branches = [
            seen(source, "ones", 1),
            seen(seen(source, "before_threes", 1), "threes", 3),
            seen(seen(source, "before_fives", 1), "fives", 5),
            seen(pooled, "pooled", 1),
        ]
        sketch.exit(sketch.add("Concatenate", *branches))


def going_down(sketch: Sketch) -> None:
    """A level of a U-Net on the way down."""
    with sketch.definition("double", "two convolutions", channels=64):
        sketch.exit(double(sketch, sketch.entry(), "=channels"))


def going_up(sketch: Sketch) -> None:
    """A level of a U-Net on the way up."""
    with sketch.definition("up", "up again", channels=64):
        below, wide = sketch.entry("below"), sketch.entry("beside")
        size = {"kernel_size": 2, "stride": 2}
        larger = sketch.add("ConvTranspose2d", below, out_channels="=channels", **size)
        joined = sketch.add("Concatenate", wide, larger)
        sketch.exit(double(sketch, joined, "=channels"))
