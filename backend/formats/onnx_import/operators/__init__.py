"""What each ONNX operator is drawn as, by family."""
