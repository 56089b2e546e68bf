"""Packages: safe reading, canonical writing, compatibility.

All but `bundling` runs in the browser too, which is why that module is not imported here.
"""

from plugyard.contract.errors import PackageRejected
from plugyard.package.archive import MANIFEST, read_archive
from plugyard.package.compatibility import check_compatibility, in_range
from plugyard.package.folder import is_extension_folder, read_folder
from plugyard.package.reading import Package, make_package, read_package, read_verified
from plugyard.package.writing import write_package

__all__ = [
    "MANIFEST",
    "Package",
    "PackageRejected",
    "check_compatibility",
    "in_range",
    "is_extension_folder",
    "make_package",
    "read_archive",
    "read_folder",
    "read_package",
    "read_verified",
    "write_package",
]
