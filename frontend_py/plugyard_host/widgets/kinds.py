"""Which widget draws which kind of node: the allow-list of what a view can become on the page."""

from collections.abc import Mapping

from plugyard_host.widgets.boxes import Column, Divider, List, Row
from plugyard_host.widgets.button import Button
from plugyard_host.widgets.fields import Checkbox, Input, Select, Textarea
from plugyard_host.widgets.media import Icon, Image, Progress
from plugyard_host.widgets.table import Table
from plugyard_host.widgets.texts import Badge, Code, Heading, Link, Text
from plugyard_host.widgets.widget import Widget

WIDGETS: Mapping[str, type[Widget]] = {
    "row": Row,
    "column": Column,
    "list": List,
    "divider": Divider,
    "text": Text,
    "heading": Heading,
    "link": Link,
    "code": Code,
    "badge": Badge,
    "icon": Icon,
    "image": Image,
    "progress": Progress,
    "table": Table,
    "button": Button,
    "input": Input,
    "textarea": Textarea,
    "select": Select,
    "checkbox": Checkbox,
}
