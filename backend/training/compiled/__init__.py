"""Many steps of training in one compiled call: traced, built in another process, tried, taken."""
