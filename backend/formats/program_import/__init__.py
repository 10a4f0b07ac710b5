"""Programs of torch.export as drawings: operations become blocks, weights those of blocks."""

from backend.formats.program_import.importing import import_program as import_program
from backend.formats.program_import.importing import read as read
