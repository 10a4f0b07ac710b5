"""The published networks that ship with Lienzo, each with the number of parameters published."""

from __future__ import annotations

from dataclasses import dataclass

from backend.document.document import Document
from backend.formats import shipped
from backend.text import Text


@dataclass(frozen=True)
class Network:
    """A drawing of a network from a paper. `source` names the paper: authors, year."""

    name: str
    title: str
    summary: Text
    source: str
    parameters: int


NETWORKS: tuple[Network, ...] = (
    Network(
        "lenet-5",
        "LeNet-5",
        Text("Two convolutions read digits on cheques."),
        "LeCun, Bottou, Bengio, Haffner 1998",
        61_706,
    ),
    Network(
        "vae",
        "VAE",
        Text("Squeezes digits through 20 numbers and draws them again."),
        "Kingma, Welling 2013",
        652_824,
    ),
    Network(
        "squeezenet-1.1",
        "SqueezeNet 1.1",
        Text("Sees as well as its forebears with fifty times fewer weights."),
        "Iandola, Han, Moskewicz, Ashraf, Dally, Keutzer 2016",
        1_235_496,
    ),
    Network(
        "dcgan-discriminator",
        "DCGAN, discriminator",
        Text("Tells real pictures from drawn ones."),
        "Radford, Metz, Chintala 2015",
        2_765_568,
    ),
    Network(
        "mobilenet-v2",
        "MobileNetV2",
        Text("Wide inside and narrow outside, for telephones."),
        "Sandler, Howard, Zhu, Zhmoginov, Chen 2018",
        3_504_872,
    ),
    Network(
        "dcgan-generator",
        "DCGAN, generator",
        Text("Draws pictures out of noise."),
        "Radford, Metz, Chintala 2015",
        3_576_704,
    ),
    Network(
        "efficientnet-b0",
        "EfficientNet-B0",
        Text("A network whose sizes were searched for by machine."),
        "Tan, Le 2019",
        5_288_548,
    ),
    Network(
        "densenet-121",
        "DenseNet-121",
        Text("Every layer sees all layers before it."),
        "Huang, Liu, van der Maaten, Weinberger 2016",
        7_978_856,
    ),
    Network(
        "resnet-18",
        "ResNet-18",
        Text("Wires around its blocks let deep networks learn."),
        "He, Zhang, Ren, Sun 2015",
        11_689_512,
    ),
    Network(
        "lstm-language-model",
        "LSTM language model",
        Text("Reads a text word by word and foretells the next one."),
        "Zaremba, Sutskever, Vinyals 2014",
        19_780_400,
    ),
    Network(
        "unet",
        "U-Net",
        Text("Goes down to small pictures and up again, to colour cells in."),
        "Ronneberger, Fischer, Brox 2015",
        31_030_658,
    ),
    Network(
        "transformer-base",
        "Transformer, base",
        Text("Translates with attention alone."),
        "Vaswani, Shazeer, Parmar, Uszkoreit, Jones, Gomez, Kaiser, Polosukhin 2017",
        63_082_496,
    ),
    Network(
        "vit-b-16",
        "ViT-B/16",
        Text("Reads a picture as a row of pieces."),
        "Dosovitskiy and others 2020",
        86_567_656,
    ),
    Network(
        "gpt-2",
        "GPT-2, small",
        Text("Foretells the next piece of a text from all before it."),
        "Radford, Wu, Child, Luan, Amodei, Sutskever 2019",
        124_439_808,
    ),
    Network(
        "vgg-16",
        "VGG-16",
        Text("Small windows, one after the other, sixteen deep."),
        "Simonyan, Zisserman 2014",
        138_357_544,
    ),
)
"""From the smallest to the largest."""


def find_network(name: str) -> Network:
    """The network with this name. Raises Refusal where there is none."""
    return shipped.find(NETWORKS, name, Text("There is no network called {name}.", name=name))


def open_network(name: str) -> Document:
    """The drawing of a published network. Raises Refusal where there is none of this name."""
    find_network(name)
    return shipped.read("networks", name)
