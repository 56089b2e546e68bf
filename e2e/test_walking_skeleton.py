"""The path everything hangs on: four extensions in three runtimes at work, and all of it survives a reload."""

from playwright.sync_api import expect
from workbench_page import WorkbenchPage


def test_palette_runs_the_click_counter_and_its_count_survives_a_reload(workbench: WorkbenchPage):
    workbench.run_command("Count a Click")
    workbench.expect_notification("Button clicked 1 times!")
    workbench.run_command("Count a Click")
    workbench.expect_notification("Button clicked 2 times!")
    workbench.reload()
    workbench.run_command("Count a Click")
    workbench.expect_notification("Button clicked 3 times!")


def test_words_are_counted_while_typing(workbench: WorkbenchPage):
    workbench.set_editor_text("one two three")
    expect(workbench.status_bar).to_contain_text("3 words")
    workbench.type_in_editor(" four")
    expect(workbench.status_bar).to_contain_text("4 words")


def test_preview_follows_the_editor(workbench: WorkbenchPage):
    preview = workbench.open_panel("Markdown Preview")
    workbench.set_editor_text("# Harbour\n\nBoats and *light*.\n\n")
    workbench.type_in_editor("- rope\nnet")  # the editor goes on with the list by itself
    expect(preview.get_by_role("heading", name="Harbour")).to_be_visible()
    expect(preview.get_by_role("listitem")).to_have_count(2)
    workbench.type_in_editor("\nsail")
    expect(preview.get_by_role("listitem")).to_have_count(3)


def test_markup_in_the_document_is_shown_and_never_run(workbench: WorkbenchPage):
    preview = workbench.open_panel("Markdown Preview")
    workbench.set_editor_text("<img src=x onerror=\"document.title='robbed'\">\n\n<script>document.title='robbed'</script>\n")
    expect(preview).to_contain_text("onerror")
    assert "robbed" not in workbench.page.title()


def test_font_changes_and_stays_over_a_reload(workbench: WorkbenchPage):
    workbench.page.get_by_role("toolbar").get_by_role("combobox", name="Font").select_option("Serif")
    workbench.wait_until(lambda: "serif" in workbench.editor_font().lower())
    workbench.reload()
    workbench.wait_until(lambda: "serif" in workbench.editor_font().lower())


def test_text_and_preview_survive_a_reload(workbench: WorkbenchPage):
    workbench.open_panel("Markdown Preview")
    workbench.set_editor_text("# Kept over reload\n")
    workbench.wait_until_saved()
    workbench.reload()
    assert workbench.editor_text().startswith("# Kept over reload")
    expect(workbench.open_panel("Markdown Preview").get_by_role("heading", name="Kept over reload")).to_be_visible()


def test_running_extensions_tell_state_runtime_and_activation_time(workbench: WorkbenchPage):
    workbench.run_command("Count a Click")
    workbench.open_panel("Markdown Preview")
    for name, runtime in (
        ("Click Counter", "JavaScript"),
        ("Word Count", "MicroPython"),
        ("Markdown Preview", "CPython"),
        ("Font Selector", "JavaScript"),
    ):
        row = workbench.running_extension(name)
        expect(row).to_contain_text("Active")
        expect(row).to_contain_text(runtime)
        assert workbench.activation_ms(name) > 0


def test_stop_and_restart_act_on_one_extension_only(workbench: WorkbenchPage):
    expect(workbench.running_extension("Word Count")).to_contain_text("Active")
    workbench.running_extension("Font Selector").get_by_role("button", name="Stop").click()
    expect(workbench.running_extension("Font Selector")).to_contain_text("Idle")
    workbench.set_editor_text("still counted here")
    expect(workbench.status_bar).to_contain_text("3 words")
    workbench.running_extension("Font Selector").get_by_role("button", name="Restart").click()
    expect(workbench.running_extension("Font Selector")).to_contain_text("Active")


def test_dark_and_light_theme_are_kept(workbench: WorkbenchPage):
    before = workbench.theme()
    workbench.run_command("Toggle Light and Dark Theme")
    workbench.wait_until(lambda: workbench.theme() != before)
    after = workbench.theme()
    workbench.page.wait_for_timeout(500)  # nobody reloads within the milliseconds that the write takes
    workbench.reload()
    assert workbench.theme() == after
