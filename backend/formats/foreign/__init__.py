"""What every importer of foreign models shares: the sketch, its groups, its layout, the child."""
