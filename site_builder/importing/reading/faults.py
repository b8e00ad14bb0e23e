"""Why a file cannot be read: each fault has its words in `wording/site.yml`, under `cli.import.faults`."""


class UnreadableError(Exception):
    """A file that gives no draft; `fault` names its words."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault
