"""What `import plugyard` gives to a Python extension: `extension/public.py`, loaded on first use, so that page and server do without it."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from plugyard.extension.public import *  # noqa: F403  # for type checkers and editors; at run time `__getattr__` does it
else:

    def __getattr__(name):  # noqa: ANN001, ANN202
        try:
            from plugyard.extension import public  # noqa: PLC0415
        except ImportError:  # the page's Python has only the subpackages it needs
            raise AttributeError("module 'plugyard' has no attribute " + repr(name))  # noqa: B904  # MicroPython keeps no cause
        return getattr(public, name)
