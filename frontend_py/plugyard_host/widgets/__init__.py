"""What the page draws with: controls of the workbench's own, and one widget per kind of node for the views of extensions."""
