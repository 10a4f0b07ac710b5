"""ONNX files as drawings: their operators become blocks, their tensors weights by block."""

from backend.formats.foreign.finished import Imported as Imported
from backend.formats.onnx_import.importing import import_model as import_model
from backend.formats.onnx_import.importing import read as read
