"""What the app spares itself at a start and with a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

from sahelreader.tui.parts import Part
from sahelreader.tui.widgets.prose import Prose

if TYPE_CHECKING:
    import pytest
    from textual.geometry import Region

    from tests.tui.driving import Home


async def test_a_start_works_styles_out_once_and_paints_the_text_once(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    styled: list[DOMNode] = []
    painted: list[set[Region]] = []
    apply, render = Stylesheet.apply, Compositor.render_update

    def note_styles(sheet: Stylesheet, node: DOMNode, **options: Any) -> None:
        styled.append(node)
        apply(sheet, node, **options)

    def note_regions(compositor: Compositor, **options: Any) -> Any:
        painted.append(set(compositor._dirty_regions))
        return render(compositor, **options)

    monkeypatch.setattr(Stylesheet, "apply", note_styles)
    monkeypatch.setattr(Compositor, "render_update", note_regions)
    async with home.open("harbour") as driver:
        text = driver.get("#text", Prose).region
        assert sum(any(region.contains_region(text) for region in regions) for regions in painted) == 1
        assert all(styled.count(node) == 1 for node in styled if isinstance(node, Prose))


async def test_another_size_is_laid_out_again_and_the_same_one_is_not(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with home.open("harbour") as driver:
        laid_out: list[int] = []
        size_updated = Prose._size_updated

        def note(prose: Prose, *arguments: object, **options: bool) -> bool:
            laid_out.append(1)
            return size_updated(prose, *arguments, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(Prose, "_size_updated", note)
        await driver.pilot.resize_terminal(80, 24)
        assert not laid_out
        await driver.pilot.resize_terminal(60, 24)
        assert laid_out


def test_a_part_has_its_handlers_and_is_no_widget() -> None:
    from sahelreader.tui.panes.finding import Finding
    from sahelreader.tui.panes.reader import Reader

    assert issubclass(Finding, Part)
    assert not issubclass(Finding, DOMNode)
    assert Finding.__dict__["_decorated_handlers"]
    assert Reader._merged_bindings is not None
    assert "slash" in Reader._merged_bindings.key_to_bindings
