"""The themes: ours, the terminal's own colours and Textual's; what is chosen holds at the next start."""

from __future__ import annotations

from functools import partial

from sahelreader.tui.parts import PartOfApp
from sahelreader.tui.places import Places
from sahelreader.tui.theme import THEMES


class Themed(PartOfApp):
    """The part of the app that has themes."""

    _places: Places
    _has_theme = False
    """Whether it is known which theme there is to be."""

    def begin_theme(self) -> None:
        """Begin with the theme that was chosen.

        It is set before the style sheet is read: an ordinary assignment would apply it to everything a second time.
        """
        for theme in THEMES:
            self.register_theme(theme)
        chosen = self._places.settings.look.theme
        if chosen == "terminal":
            self._add_terminal_theme()
        self._has_theme = True
        self.set_reactive(type(self).theme, chosen if chosen in self.available_themes else "ink")
        self.stylesheet.set_variables(self.get_css_variables())

    def _said(self, sentence: str) -> None:
        raise NotImplementedError

    def get_css_variables(self) -> dict[str, str]:
        """The variables of the theme; none until it is known which that is, since they take long to work out."""
        return super().get_css_variables() if self._has_theme else {}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colour names, for the themes that don't have them."""
        theme = self.current_theme
        if "quiet" in theme.variables:
            return {}
        from sahelreader.tui.theme_variables import variables_of

        return variables_of(theme)

    def action_theme(self) -> None:
        """The next of our themes."""
        names = [theme.name for theme in THEMES]
        following = names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else names[0]
        self._use_theme(following)

    def action_choose_theme(self) -> None:
        """Choose among all themes: ours, the terminal's own colours, Textual's."""
        from sahelreader.settings.tables import OTHER_THEMES, OUR_THEMES
        from sahelreader.tui.offer_list import choosing

        choices = {name: partial(self._use_theme, name) for name in OUR_THEMES + OTHER_THEMES}
        self.push_screen(choosing(self.screen, choices, "which theme?"))

    def _use_theme(self, name: str) -> None:
        if name == "terminal":
            self._add_terminal_theme()
        self.theme = name
        self._places.change("look.theme", name)
        if line := self._places.line_in_file("look.theme"):
            self._said(f"{name}. Line {line} of settings.toml holds at the next start.")

    def _add_terminal_theme(self) -> None:
        from sahelreader.tui.theme_variables import TERMINAL

        self.register_theme(TERMINAL)
