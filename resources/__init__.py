"""Everything that is neither code nor test: icons, translations, examples, lessons."""
