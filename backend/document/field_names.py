"""What the fields of records are called, wherever people read of them."""

from __future__ import annotations

from backend.text import Text

FIELDS: dict[str, Text] = {
    "type": Text("Type"),
    "name": Text("Name"),
    "inside": Text("Group"),
    "frozen": Text("Frozen"),
    "cells": Text("Weights set by hand"),
    "bends": Text("Activation"),
    "weight": Text("Weight"),
    "tie": Text("Tie"),
    "place": Text("Order"),
    "optimizer": Text("Optimizer"),
    "schedule": Text("Schedule"),
    "every": Text("Every so many steps"),
    "moves": Text("Blocks it moves"),
    "minimise": Text("Weight in the loss"),
    "penalty": Text("Regularisation"),
    "penalty_rate": Text("Its rate"),
    "clip_norm": Text("Clip gradients to"),
    "clip_value": Text("Clip each number to"),
    "accumulate": Text("Batches per move"),
    "spares_biases": Text("Decay weights only"),
    "average": Text("Average of weights"),
    "precision": Text("Precision"),
    "epochs": Text("Epochs"),
    "batch_size": Text("Batch size"),
    "seed": Text("Seed"),
    "device": Text("Device"),
    "patience": Text("Patience"),
    "measure": Text("Measure watched"),
    "keep_best": Text("Keep the best weights"),
    "target": Text("Target"),
    "seconds": Text("Most seconds"),
    "threads": Text("Threads"),
    "compiled": Text("Compiled steps"),
    "text": Text("Words"),
}
