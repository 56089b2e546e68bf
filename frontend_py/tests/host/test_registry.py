from plugyard_host.host.registry import ExtensionRegistry, Installed


async def test_slot_items_come_in_their_authors_order(stage):
    for name, order in (("late", 20), ("early", 10), ("also-early", 10)):
        slot = {"slot": "toolbar", "component": "Thing", "order": order}
        stage.browser.server.install(name, activationEvents=[], contributes={"slots": [slot]})
    await stage.run_host()
    items = stage.host.registry.slots("toolbar")
    assert [item.extension_id for item in items] == ["acme.also-early", "acme.early", "acme.late"]
    assert (items[0].view, items[0].component) == ("Thing", "Thing")
    assert items[0].title == stage.host.registry.get("acme.also-early").display_name
    assert stage.host.registry.slots("panel") == []


def test_changes_are_told_and_extensions_come_in_the_order_of_their_ids():
    registry, told = ExtensionRegistry(), []
    registry.changed.listen(told.append)
    registry.put(Installed("b.b", "seed", True))
    registry.put(Installed("a.a", "dev", False, problem="broken"))
    registry.remove("b.b")
    registry.remove("b.b")
    assert told == ["b.b", "a.a", "b.b"]
    assert [installed.id for installed in registry.all()] == ["a.a"]
    assert registry.get("a.a").display_name == "a.a"
