"""The guard worker, through the bridge that boot.js made: one crossing between JavaScript and Python per text."""

from collections.abc import Callable, Mapping, Sequence

from plugyard_host.browser.real.javascript import Js, ffi, window


class RealGuard:
    def __init__(self) -> None:
        self._bridge = window().plugyard.guard
        # Bound once: each would otherwise be looked up again for every message.
        self._send = self._bridge.send
        self._acknowledge = self._bridge.acknowledge
        self._proxies: tuple[Js, ...] = ()

    def listen(
        self,
        *,
        on_text: Callable[[int, str], str | None],
        on_verdict: Callable[[int, str, str], None],
        on_beats: Callable[[Sequence[tuple[int, float]]], None],
    ) -> None:
        previous, create_proxy = self._proxies, ffi().create_proxy
        self._proxies = (
            create_proxy(on_text),
            create_proxy(on_verdict),
            create_proxy(lambda beats: on_beats([(instance, latency_ms) for instance, latency_ms in beats.to_py()])),
        )
        self._bridge.listen(*self._proxies)
        for proxy in previous:
            proxy.destroy()

    def send(self, instance: int, text: str, *, ack: int = 0) -> None:
        self._send(instance, text, ack)

    def send_files(self, instance: int, files: Mapping[str, bytes]) -> None:
        array, to_js = window().Array.of, ffi().to_js
        # `to_js` of bytes is a copy of its own, so its buffer can be handed over.
        self._bridge.sendFiles(instance, array(*(array(path, to_js(data).buffer) for path, data in files.items())))

    def acknowledge(self, instance: int, count: int) -> None:
        self._acknowledge(instance, count)

    def drop(self, instance: int) -> None:
        self._bridge.drop(instance)

    def pause(self, paused: bool) -> None:
        self._bridge.pause(paused)
