"""Triggers by which the database refuses what must not happen, whatever program asks for it."""


def refusal(name: str, moment: str, when: str, words: str) -> str:
    """Return a trigger that refuses a change where a condition holds, with these words."""
    return f"create trigger {name} before {moment} when {when} begin select raise(abort, '{words}'); end;"


def never(name: str, moment: str, words: str) -> str:
    """Return a trigger that refuses a change always."""
    return refusal(name, moment, "true", words)


def changed(*columns: str) -> str:
    """Return the condition that one of these columns changes."""
    return " or ".join(f"new.{column} is not old.{column}" for column in columns)
