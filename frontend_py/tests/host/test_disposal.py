from plugyard_host.host.disposal import DisposalList, Undo


def test_members_are_disposed_newest_first():
    order = []
    members = DisposalList()
    for name in ("first", "second"):
        members.add(Undo(lambda name=name: order.append(name)))
    members.dispose()
    assert order == ["second", "first"]


def test_one_that_fails_does_not_keep_the_others(caplog):
    order = []
    members = DisposalList()
    members.add(Undo(lambda: order.append("first")))
    members.add(Undo(lambda: 1 / 0))
    members.dispose()
    assert order == ["first"]
    assert "ZeroDivisionError" in caplog.text


def test_what_comes_after_the_end_is_disposed_at_once():
    order = []
    members = DisposalList()
    members.dispose()
    members.add(Undo(lambda: order.append("late")))
    assert order == ["late"]


def test_a_member_can_go_early_and_is_forgotten():
    order = []
    members = DisposalList()
    handle = members.add(Undo(lambda: order.append("gone")))
    handle.dispose()
    handle.dispose()
    assert order == ["gone"]
    assert len(members) == 0


def test_undo_runs_once():
    runs = []
    undo = Undo(lambda: runs.append(1))
    undo.dispose()
    undo.dispose()
    assert runs == [1]
