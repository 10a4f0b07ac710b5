"""Blocks in which every step of a sequence looks at the others."""

from __future__ import annotations

from torch import nn

from backend.catalog.complaints import (
    decimal,
    divides,
    equal_width,
    first_of,
    sequences,
    width,
)
from backend.catalog.sequence_complaints import equal_steps, mask
from backend.catalog.sizes import heads, last, width_if_other
from backend.catalog.torch_nn import block
from backend.modules.transformer import TransformerDecoder, TransformerEncoder
from backend.text import Text

_FAMILY = "attention"
_WORDS = Text("transformer self-attention sequence text bert gpt")
_FACE = Text("{nhead} heads")
_HEADS = divides("nhead", "d_model")
_ENCODER = first_of(
    decimal("src"),
    sequences("src"),
    width("d_model", "src"),
    _HEADS,
    mask("src_mask", "src", "src"),
    mask("mask", "src", "src"),
    mask("src_key_padding_mask", "", "src"),
)
_DECODER = first_of(
    decimal("tgt"),
    sequences("tgt"),
    sequences("memory"),
    width("d_model", "tgt"),
    decimal("memory"),
    equal_width("tgt", "memory"),
    _HEADS,
    mask("tgt_mask", "tgt", "tgt"),
    mask("memory_mask", "tgt", "memory"),
    mask("tgt_key_padding_mask", "", "tgt"),
    mask("memory_key_padding_mask", "", "memory"),
)

BLOCKS = [
    block(
        nn.MultiheadAttention,
        _FAMILY,
        Text("Multi-head attention"),
        Text("Each query looks for the keys that suit it and mixes their values."),
        face=Text("{num_heads} heads"),
        words=_WORDS,
        common=True,
        defaults={"batch_first": True},
        inferred={
            "embed_dim": last("query"),
            "num_heads": heads("query"),
            "kdim": width_if_other("key", "query"),
            "vdim": width_if_other("value", "query"),
        },
        inputs=("query", "key", "value", "key_padding_mask?", "attn_mask?"),
        outputs=("output", "weights"),
        paths={"output": (0,), "weights": (1,)},
        complaint=first_of(
            decimal("query"),
            sequences("query"),
            sequences("key"),
            sequences("value"),
            decimal("key"),
            decimal("value"),
            width("embed_dim", "query"),
            divides("num_heads", "embed_dim"),
            width("kdim", "key"),
            width("vdim", "value"),
            equal_steps("key", "value"),
            mask("attn_mask", "query", "key"),
            mask("key_padding_mask", "", "key"),
        ),
    ),
    block(
        nn.TransformerEncoderLayer,
        _FAMILY,
        Text("Transformer encoder layer"),
        Text("Self-attention and a dense part, each with a shortcut and normalisation."),
        face=_FACE,
        words=_WORDS,
        common=True,
        defaults={"batch_first": True, "dim_feedforward": 128},
        inferred={"d_model": last("src"), "nhead": heads("src")},
        complaint=_ENCODER,
    ),
    block(
        TransformerEncoder,
        _FAMILY,
        Text("Transformer encoder"),
        Text("Several encoder layers, one upon the other."),
        id="torch.nn.TransformerEncoder",
        face=Text("{num_layers} layers, {nhead} heads"),
        words=_WORDS,
        common=True,
        inferred={"d_model": last("src"), "nhead": heads("src")},
        complaint=_ENCODER,
    ),
    block(
        nn.TransformerDecoderLayer,
        _FAMILY,
        Text("Transformer decoder layer"),
        Text("Attention to itself, attention to a memory, and a dense part."),
        face=_FACE,
        words=_WORDS,
        defaults={"batch_first": True, "dim_feedforward": 128},
        inferred={"d_model": last("tgt"), "nhead": heads("tgt")},
        complaint=_DECODER,
    ),
    block(
        TransformerDecoder,
        _FAMILY,
        Text("Transformer decoder"),
        Text("Several decoder layers that read a memory, one upon the other."),
        id="torch.nn.TransformerDecoder",
        face=Text("{num_layers} layers, {nhead} heads"),
        words=_WORDS,
        inferred={"d_model": last("tgt"), "nhead": heads("tgt")},
        complaint=_DECODER,
    ),
    block(
        nn.Transformer,
        _FAMILY,
        Text("Transformer"),
        Text("An encoder that reads one sequence and a decoder that writes another."),
        face=_FACE,
        words=_WORDS,
        defaults={
            "batch_first": True,
            "dim_feedforward": 128,
            "num_encoder_layers": 2,
            "num_decoder_layers": 2,
        },
        inferred={"d_model": last("src"), "nhead": heads("src")},
        complaint=first_of(
            decimal("src"),
            decimal("tgt"),
            sequences("src"),
            sequences("tgt"),
            width("d_model", "src"),
            equal_width("src", "tgt"),
            _HEADS,
            mask("src_mask", "src", "src"),
            mask("tgt_mask", "tgt", "tgt"),
            mask("memory_mask", "tgt", "src"),
            mask("src_key_padding_mask", "", "src"),
            mask("tgt_key_padding_mask", "", "tgt"),
            mask("memory_key_padding_mask", "", "src"),
        ),
    ),
]
