"""The editors' form at /redaktion/: Sveltia CMS with a configuration made from models and wording."""

from site_builder.editing.form.bundle import FORM_PAGE, OtherBundleError, bundle_files, form_files

__all__ = ["FORM_PAGE", "OtherBundleError", "bundle_files", "form_files"]
