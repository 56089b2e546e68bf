from pathlib import Path

import pytest
from plugyard_server.configuration import SettingsRejected, load_settings

PRODUCTION = {"PRODUCTION": "true", "PUBLIC_URL": "https://app.example", "SANDBOX_DOMAIN": "ext.example", "HOST": "0.0.0.0"}


def problems_of(environ: dict[str, str], file: Path | None = None) -> list[str]:
    with pytest.raises(SettingsRejected) as caught:
        load_settings(environ, file=file)
    return [problem.name for problem in caught.value.problems]


def test_without_settings_the_server_is_for_this_machine_only():
    settings = load_settings({})
    assert (settings.host, settings.origin, settings.has_dev_folder) == ("localhost", "http://localhost:8000", True)


def test_origin_follows_the_port_that_the_system_chose():
    assert load_settings({"PORT": "0"}).listening_on(4321).origin == "http://localhost:4321"


def test_production_settings_are_accepted():
    settings = load_settings(PRODUCTION)
    assert settings.is_https
    assert not settings.has_dev_folder
    assert settings.frame_sources == "https://*.ext.example https://app.example"


def test_all_problems_are_reported_at_once_with_advice():
    with pytest.raises(SettingsRejected) as caught:
        load_settings({"PORT": "eighty", "HOST": "my-machine", "LOG_LEVEL": "loud", "PRODUCTION": "maybe"})
    assert [problem.name for problem in caught.value.problems] == ["HOST", "PORT", "PRODUCTION", "LOG_LEVEL"]
    assert all(problem.advice for problem in caught.value.problems)


@pytest.mark.parametrize("value", ["-1", "65536", "8000.0", "", " 80"])
def test_ports_outside_the_range_are_refused(value: str):
    if value == "":
        assert load_settings({"PORT": value}).port == 8000
    else:
        assert problems_of({"PORT": value}) == ["PORT"]


@pytest.mark.parametrize(
    "value",
    [
        "app.example",
        "ftp://app.example",
        "https://app.example/path",
        "https://me@app.example",
        "https://app.example?x",
        "https://[::1]",
        "https://a:99999",
    ],
)
def test_public_url_must_be_an_origin(value: str):
    assert problems_of({"PUBLIC_URL": value}) == ["PUBLIC_URL"]


def test_public_url_is_brought_to_the_form_browsers_send():
    assert load_settings({"PUBLIC_URL": "HTTPS://App.Example:443/"}).origin == "https://app.example"


def test_plain_http_on_another_host_than_localhost_is_refused():
    assert problems_of({"PUBLIC_URL": "http://app.example"}) == ["PUBLIC_URL"]
    assert problems_of({"PUBLIC_URL": "http://127.0.0.1:8000"}) == ["PUBLIC_URL"]


def test_listening_to_the_network_needs_a_public_url():
    assert problems_of({"HOST": "0.0.0.0"}) == ["PUBLIC_URL"]


def test_production_needs_https_and_a_sandbox_domain():
    assert problems_of({"PRODUCTION": "1"}) == ["PUBLIC_URL", "SANDBOX_DOMAIN"]


@pytest.mark.parametrize("domain", ["app.example", "example"])
def test_sandbox_domain_must_not_contain_the_app(domain: str):
    assert problems_of({"PUBLIC_URL": "https://app.example", "SANDBOX_DOMAIN": domain}) == ["SANDBOX_DOMAIN"]


def test_prefixed_variable_wins_over_one_that_a_shell_sets():
    assert load_settings({"HOST": "x86_64-conda-linux-gnu", "PLUGYARD_HOST": "127.0.0.1"}).host == "127.0.0.1"


def test_environment_wins_over_the_file_and_overrides_over_both(tmp_path: Path):
    file = tmp_path / "plugyard.toml"
    file.write_text('port = 1\nhost = "::1"\nproduction = false\n')
    settings = load_settings({"PORT": "2"}, file=file, overrides={"port": "3"})
    assert (settings.port, settings.host) == (3, "::1")


def test_unknown_names_in_the_file_are_reported(tmp_path: Path):
    file = tmp_path / "plugyard.toml"
    file.write_text("prot = 1\n")
    assert problems_of({}, file) == ["prot"]


@pytest.mark.parametrize("content", [None, "port = ", b"\xff\xfe"])
def test_file_that_cannot_be_read_is_reported(tmp_path: Path, content: str | bytes | None):
    file = tmp_path / "plugyard.toml"
    if content is not None:
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert problems_of({}, file) == [str(file)]
