async def test_facts_are_the_callers_own(stage):
    extension = await stage.start(version="2.3.4")
    facts = await extension.call("env.get")
    assert (facts["id"], facts["version"], facts["online"]) == ("acme.hello", "2.3.4", True)
