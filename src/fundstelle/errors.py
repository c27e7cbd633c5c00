"""Every error Fundstelle raises on purpose, as one tree, by whose turn it is to act.

    FundstelleError
    ├── InputError              the user's files or words: mend them and run again
    │   ├── DocumentUnreadable  one document could not be read (the stage records it and goes on)
    │   ├── MetadataInvalid     a --meta file, a date, a handling mark
    │   ├── QueryInvalid        an id, a filter or an option that names nothing
    │   └── ValueInvalid        a quantity, period or span that cannot be
    │       └── UnitMismatch    quantities of different units or rates were compared without a conversion
    ├── KnowledgeInvalid        a row of packaged or overlaid knowledge, or of a reading pack (file, line, key)
    ├── StoreError              the register's file
    │   ├── RegisterMissing     there is none at this path
    │   ├── RegisterBusy        another process writes
    │   └── StoreConflict       what is to be saved contradicts what is there
    ├── DecisionConflict        somebody decided meanwhile
    ├── PublishRefused          a sentence without a footnote, a document above the handling level
    └── PartMissing             an optional part is not installed; the message names the line that installs it

Messages say what is wrong, where, and what to do about it.
"""


class FundstelleError(Exception):
    """Root of all errors of this package; `where` names the file, document or row, `remedy` what to do."""

    def __init__(self, message: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.message}{f' ({self.remedy})' if self.remedy else ''}"


class InputError(FundstelleError):
    """Something the user gave cannot be used as it is."""


class DocumentUnreadable(InputError):
    """One document could not be read."""


class MetadataInvalid(InputError):
    """Metadata given with a document (file, option) is not understood."""


class QueryInvalid(InputError):
    """A question names something that does not exist or cannot be asked."""


class ValueInvalid(InputError):
    """A value that cannot be: an empty interval, an end before its start, a span outside its text."""


class UnitMismatch(ValueInvalid):
    """Quantities of different units or rates were put together without a named conversion."""


class KnowledgeInvalid(FundstelleError):
    """A row of knowledge or of a reading pack breaks a rule of the checker."""


class StoreError(FundstelleError):
    """The register's database or archive."""


class RegisterMissing(StoreError):
    """There is no register at the path given."""


class RegisterBusy(StoreError):
    """Another process holds the register's write lock."""


class StoreConflict(StoreError):
    """What is to be saved contradicts what is stored."""


class DecisionConflict(FundstelleError):
    """The thing to be decided was decided by somebody else meanwhile."""


class PublishRefused(FundstelleError):
    """A report may not be published as it stands."""


class PartMissing(FundstelleError):
    """An optional part is not installed."""
