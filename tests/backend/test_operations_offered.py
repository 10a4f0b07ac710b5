"""What torch.nn.functional has, and what published networks call, stands in the palette."""

from __future__ import annotations

import torch.nn.functional as functional

from backend.catalog.blocks.operations import CALCULATIONS, FUNCTIONS
from backend.catalog.catalog import CATALOG
from backend.catalog.search import search

AXES = ("1d", "2d", "3d")


def _layers(*names: str) -> dict[str, str]:
    """Functions and the layers of PyTorch that call them: "hard_shrink Hardshrink"."""
    pairs = (name.split() for name in names)
    return {pair[0]: f"torch.nn.{pair[-1]}" for pair in pairs}


def _by_axes(*names: str) -> dict[str, str]:
    return {
        f"{name.split()[0]}{axes}": f"torch.nn.{name.split()[1]}{axes}"
        for name in names
        for axes in AXES
    }


FUNCTIONAL = {
    **_by_axes("adaptive_avg_pool AdaptiveAvgPool", "adaptive_max_pool AdaptiveMaxPool"),
    **_by_axes("avg_pool AvgPool", "max_pool MaxPool", "lp_pool LPPool", "max_unpool MaxUnpool"),
    **_by_axes("conv Conv", "conv_transpose ConvTranspose", "dropout Dropout"),
    **_layers("alpha_dropout AlphaDropout", "feature_alpha_dropout FeatureAlphaDropout"),
    **_layers("dropout Dropout", "batch_norm BatchNorm2d", "bilinear Bilinear", "celu CELU"),
    **_layers("binary_cross_entropy BCELoss", "binary_cross_entropy_with_logits BCEWithLogitsLoss"),
    **_layers("channel_shuffle ChannelShuffle", "cosine_embedding_loss CosineEmbeddingLoss"),
    **_layers("cosine_similarity CosineSimilarity", "cross_entropy CrossEntropyLoss"),
    **_layers("ctc_loss CTCLoss", "elu ELU", "embedding Embedding", "embedding_bag EmbeddingBag"),
    **_layers("fold Fold", "gaussian_nll_loss GaussianNLLLoss", "gelu GELU", "glu GLU"),
    **_layers("fractional_max_pool2d FractionalMaxPool2d"),
    **_layers("fractional_max_pool3d FractionalMaxPool3d", "group_norm GroupNorm"),
    **_layers("hardshrink Hardshrink", "hardsigmoid Hardsigmoid", "hardswish Hardswish"),
    **_layers("hardtanh Hardtanh", "hinge_embedding_loss HingeEmbeddingLoss"),
    **_layers("huber_loss HuberLoss", "instance_norm InstanceNorm2d", "kl_div KLDivLoss"),
    **_layers("interpolate Upsample", "upsample Upsample", "l1_loss L1Loss"),
    **_layers("upsample_bilinear UpsamplingBilinear2d", "upsample_nearest UpsamplingNearest2d"),
    **_layers("layer_norm LayerNorm", "leaky_relu LeakyReLU", "linear Linear"),
    **_layers("linear_cross_entropy LinearCrossEntropyLoss"),
    **_layers("local_response_norm LocalResponseNorm", "log_softmax LogSoftmax"),
    **_layers("logsigmoid LogSigmoid", "margin_ranking_loss MarginRankingLoss", "mish Mish"),
    **_layers("mse_loss MSELoss", "multi_head_attention_forward MultiheadAttention"),
    **_layers("multi_margin_loss MultiMarginLoss", "multilabel_margin_loss MultiLabelMarginLoss"),
    **_layers("multilabel_soft_margin_loss MultiLabelSoftMarginLoss", "nll_loss NLLLoss"),
    **_layers("pairwise_distance PairwiseDistance", "pixel_shuffle PixelShuffle"),
    **_layers("pixel_unshuffle PixelUnshuffle", "poisson_nll_loss PoissonNLLLoss", "prelu PReLU"),
    **_layers("relu ReLU", "relu6 ReLU6", "rms_norm RMSNorm", "rrelu RReLU", "selu SELU"),
    **_layers("sigmoid Sigmoid", "silu SiLU", "smooth_l1_loss SmoothL1Loss", "softmax Softmax"),
    **_layers("soft_margin_loss SoftMarginLoss", "softmin Softmin", "softplus Softplus"),
    **_layers("softshrink Softshrink", "softsign Softsign", "tanh Tanh", "tanhshrink Tanhshrink"),
    **_layers("threshold Threshold", "triplet_margin_loss TripletMarginLoss", "unfold Unfold"),
    **_layers("triplet_margin_with_distance_loss TripletMarginWithDistanceLoss"),
    "affine_grid": "lienzo.AffineGrid",
    "grid_sample": "lienzo.GridSample",
    "gumbel_softmax": "lienzo.GumbelSoftmax",
    "normalize": "lienzo.Normalize",
    "one_hot": "lienzo.OneHot",
    "pad": "lienzo.Pad",
    "pdist": "lienzo.Distances",
    "scaled_dot_product_attention": "lienzo.Attention",
    "max_pool1d_with_indices": "lienzo.MaxPoolPlaces",
    "max_pool2d_with_indices": "lienzo.MaxPoolPlaces",
    "max_pool3d_with_indices": "lienzo.MaxPoolPlaces",
}
"""Of each function the block that draws it."""

NOT_DRAWN = {
    "adaptive_max_pool{axes}_with_indices": "only unpooling reads the places",
    "fractional_max_pool{axes}_with_indices": "only unpooling reads the places",
    "conv_tbc": "it is Conv1d with the axes in another order",
    "native_channel_shuffle": "it is channel_shuffle by another name",
    "grouped_mm": "matrices of unequal heights side by side do not travel on a wire",
    "scaled_grouped_mm": "it is for numbers of 8 bits on one kind of processor",
    "scaled_mm": "it is for numbers of 8 bits on one kind of processor",
}
"""Functions without a block, and why."""

_NOT_FUNCTIONS = {
    *("Callable", "DType", "Optional", "ScalingType", "SwizzleType", "Tensor"),
    *("assert_int_or_pair", "boolean_dispatch", "handle_torch_function", "has_torch_function"),
    *("has_torch_function_unary", "has_torch_function_variadic"),
}

_MATH = "lienzo.Calculate"
_REDUCE = "lienzo.Reduce"
ATEN = {
    **dict.fromkeys(("add", "sub", "mul", "div", "rsub", "pow", "remainder"), _MATH),
    **dict.fromkeys(("eq", "ne", "lt", "le", "gt", "ge", "minimum", "maximum"), _MATH),
    **dict.fromkeys(("logical_and", "logical_or", "bitwise_and", "bitwise_or"), _MATH),
    **dict.fromkeys(("floor_divide", "atan2", "fmod", "logaddexp"), _MATH),
    **dict.fromkeys(("neg", "abs", "exp", "log", "sqrt", "rsqrt", "reciprocal"), "lienzo.Function"),
    **dict.fromkeys(("sin", "cos", "erf", "floor", "ceil", "round", "sign"), "lienzo.Function"),
    **dict.fromkeys(("logical_not", "bitwise_not", "isnan", "isinf", "log2"), "lienzo.Function"),
    **dict.fromkeys(("sum", "mean", "amax", "amin", "prod", "var", "std", "any", "all"), _REDUCE),
    **dict.fromkeys(("linalg_vector_norm", "logsumexp"), _REDUCE),
    **dict.fromkeys(("argmax", "argmin"), "lienzo.BestPlace"),
    **dict.fromkeys(("cumsum", "cumprod", "cummax"), "lienzo.Cumulate"),
    **dict.fromkeys(("matmul", "mm", "bmm", "baddbmm", "addmm"), "lienzo.MatMul"),
    "einsum": "lienzo.Einsum",
    **dict.fromkeys(("view", "reshape", "_unsafe_view"), "lienzo.View"),
    "permute": "lienzo.Permute",
    **dict.fromkeys(("transpose", "t"), "lienzo.Transpose"),
    "flatten": "torch.nn.Flatten",
    "unflatten": "torch.nn.Unflatten",
    "squeeze": "lienzo.Squeeze",
    "unsqueeze": "lienzo.Unsqueeze",
    **dict.fromkeys(("expand", "expand_as"), "lienzo.Expand"),
    "repeat": "lienzo.Tile",
    "repeat_interleave": "lienzo.RepeatEach",
    "cat": "lienzo.Concatenate",
    "stack": "lienzo.Stack",
    **dict.fromkeys(("split", "chunk", "unbind"), "lienzo.Chunk"),
    "split_with_sizes": "lienzo.Split",
    "slice": "lienzo.Slice",
    "select": "lienzo.Select",
    **dict.fromkeys(("index", "index_select"), "lienzo.Pick"),
    **dict.fromkeys(("gather", "take_along_dim"), "lienzo.PickAlong"),
    **dict.fromkeys(("scatter", "scatter_add", "scatter_reduce"), "lienzo.PlaceAlong"),
    "index_put": "lienzo.PlaceDeep",
    "masked_fill": "lienzo.MaskFill",
    "where": "lienzo.Where",
    **dict.fromkeys(("tril", "triu"), "lienzo.Triangle"),
    **dict.fromkeys(("arange", "linspace"), "lienzo.CountUp"),
    **dict.fromkeys(("full_like", "zeros_like", "ones_like", "new_zeros"), "lienzo.FilledLike"),
    **dict.fromkeys(("full", "zeros", "ones"), "lienzo.Constant"),
    "scalar_tensor": "lienzo.Number",
    **dict.fromkeys(("to", "_to_copy", "type_as"), "lienzo.Cast"),
    **dict.fromkeys(("clone", "contiguous", "alias"), "torch.nn.Identity"),
    "detach": "lienzo.StopGradient",
    "clamp": "lienzo.Clip",
    "topk": "lienzo.TopK",
    **dict.fromkeys(("sort", "argsort"), "lienzo.Sort"),
    "roll": "lienzo.Roll",
    "flip": "lienzo.Flip",
    "unfold": "lienzo.Windows",
    "diagonal": "lienzo.Diagonal",
    "bucketize": "lienzo.Bins",
    "nonzero": "lienzo.Found",
    **dict.fromkeys(("randn_like", "randn", "rand", "randint", "randperm"), "lienzo.Random"),
    **dict.fromkeys(("multinomial", "bernoulli"), "lienzo.Draw"),
    "cdist": "lienzo.Distances",
    **dict.fromkeys(("upsample_nearest2d", "upsample_bilinear2d"), "torch.nn.Upsample"),
    "constant_pad_nd": "lienzo.Pad",
}
"""What published networks call between their layers, by its name in torch.ops.aten."""


def _excused() -> set[str]:
    return {name.format(axes=axes) for name in NOT_DRAWN for axes in AXES}


def test_every_function_of_torch_is_drawn_or_left_out_for_a_reason():
    there = {name for name in dir(functional) if callable(getattr(functional, name))}
    there = {name for name in there if name[0] != "_" and name[-1] != "_"} - _NOT_FUNCTIONS
    assert there - FUNCTIONAL.keys() - _excused() == set()
    assert set(FUNCTIONAL) <= there


def test_their_blocks_are_in_the_palette():
    assert {id for id in (*FUNCTIONAL.values(), *ATEN.values()) if id not in CATALOG} == set()


def test_functions_are_known_to_torch():
    import torch

    for name in (*FUNCTIONS, *CALCULATIONS):
        assert hasattr(torch, name) or name == "div_trunc"


def test_what_published_networks_call_is_known_to_torch():
    import torch

    assert [name for name in ATEN if not hasattr(torch.ops.aten, name)] == []


WORDS = {
    "sdpa": "lienzo.Attention",
    "rope": "lienzo.Rotary",
    "alibi": "lienzo.Alibi",
    "masked_fill": "lienzo.MaskFill",
    "causal": "lienzo.CausalMask",
    "chunk": "lienzo.Chunk",
    "argsort": "lienzo.Sort",
    "detach": "lienzo.StopGradient",
    "reparametrise": "lienzo.Reparametrise",
    "gumbel": "lienzo.GumbelSoftmax",
    "multinomial": "lienzo.Draw",
    "top-p": "lienzo.KeepLikely",
    "affine_grid": "lienzo.AffineGrid",
    "cdist": "lienzo.Distances",
    "linspace": "lienzo.CountUp",
    "timestep": "lienzo.TimeWaves",
    "repeat_interleave": "lienzo.RepeatEach",
    "bucketize": "lienzo.Bins",
    "einsum": "lienzo.Einsum",
}


def test_the_words_of_programmers_find_them():
    shelf = CATALOG.shelf()
    found = {words: search(shelf, words, str)[0].id for words in WORDS}
    assert found == WORDS
