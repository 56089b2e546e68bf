import pytest
from plugyard_host.api_client import AnswerNotUnderstood, ApiClient, ExtensionEntry
from plugyard_host.browser.errors import HttpFailed


async def test_entries_are_read_and_bundles_fetched(fake_browser):
    fake_browser.server.install("hello")
    api = ApiClient(fake_browser.http)
    [entry] = await api.user_extensions()
    assert (entry.id, entry.version, entry.source, entry.reviewed, entry.folder) == ("acme.hello", "1.0.0", "seed", True, None)
    assert (await api.bundle(entry))[:2] == b"PK"


@pytest.mark.parametrize("answer", ["nonsense", "[]", "{}", '{"extensions": [1]}', '{"extensions": [{"id": "a.b"}]}'])
async def test_an_answer_that_makes_no_sense_is_an_error_of_its_own(fake_browser, answer):
    fake_browser.http.files["/api/v1/user/extensions"] = answer
    with pytest.raises(AnswerNotUnderstood):
        await ApiClient(fake_browser.http).user_extensions()


async def test_a_failing_request_says_status_and_path(fake_browser):
    fake_browser.http.files["/api/v1/user/extensions"] = 500
    with pytest.raises(HttpFailed, match="500 to /api/v1/user/extensions"):
        await ApiClient(fake_browser.http).user_extensions()


def test_only_a_plain_true_is_reviewed():
    raw = {"id": "a.b", "version": "1", "bundleUrl": "/x", "sha256": "0", "source": "dev", "reviewed": "yes"}
    assert ExtensionEntry.from_json(raw).reviewed is False
