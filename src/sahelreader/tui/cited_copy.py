"""Copies words of an article with their source: to the clipboard, and to the file of copies."""

from __future__ import annotations

from textual.widget import Widget

from sahelreader.tui.document import read_go
from sahelreader.tui.messages import Say
from sahelreader.tui.named_keys import keyed
from sahelreader.workspace import Workspace

WHICH = "Which sentence? {prose.next_link:tab} goes to a mention, {glossary.copy:y} then copies its sentence."


def copy_cited(widget: Widget, workspace: Workspace, words: str, article: str, number: int) -> None:
    """Copy words that begin in a paragraph of an article, there still or not, and say so."""
    from sahelreader.notes.copying import append_copy
    from sahelreader.notes.giving_out import cited
    from sahelreader.store.errors import StoreError

    text = cited(words, workspace.overview.article(article), f"{article}#p{max(number, 1)}", number)
    widget.app.copy_to_clipboard(text)
    try:
        kept = append_copy(workspace.data, text).name if workspace.data else ""
    except StoreError:
        kept = ""
    also = f"; it is in {kept} of your data folder too" if kept else ""
    widget.post_message(Say(f"Copied with its source{also}."))


def copy_sentence(widget: Widget, workspace: Workspace, link: str) -> None:
    """Copy the sentence that a link leads to, or say that it leads to none."""
    from sahelreader.text.sentences import sentence_at

    target = read_go(link)
    if target is None:
        widget.post_message(Say(keyed(WHICH)))
        return
    article, number, start, end = target
    text = workspace.article(article).body[number - 1].text
    first, last = sentence_at(text, start), sentence_at(text, max(start, end - 1))
    copy_cited(widget, workspace, text[first[0] : last[1]], article, number)
