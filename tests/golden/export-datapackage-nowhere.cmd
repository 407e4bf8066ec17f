export --format datapackage
