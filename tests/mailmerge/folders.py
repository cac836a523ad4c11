"""Folders of mailmerge, as its users have them; everybody in them is invented."""

TEMPLATE = """\
TO: {{email}}
SUBJECT: The case of {{prisoner}}
FROM: Ruth Example <ruth@example.org>

Dear {{name}},

I write about {{prisoner}}, held for {{days}} days.

Yours,
Ruth Example
"""
DATABASE = """\
email,name,prisoner,days
ada@example.org,Ada Bench,Orla Fair,120
bo@example.com,"Winter, Bo",Juno Frost,7
"""
SERVER = """\
[smtp_server]
host = 127.0.0.1
port = 2525
"""


def write_folder(path, template=TEMPLATE, database=DATABASE, server=SERVER, **files):
    """Write a folder; None leaves a file out. `files` are attachments, by name with __ for a dot."""
    path.mkdir(parents=True, exist_ok=True)
    for name, content in (
        ("mailmerge_template.txt", template),
        ("mailmerge_database.csv", database),
        ("mailmerge_server.conf", server),
    ):
        if content is not None:
            (path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    for name, content in files.items():
        (path / name.replace("__", ".")).write_bytes(content)
    return path
