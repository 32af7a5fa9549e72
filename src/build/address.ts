/**
 * The address of a page or file of a report, under the site's base path; `place` is where the report lies. Pages
 * end with a slash, as folders do.
 */
export function addressOf(base: string, place: string, path: string): string {
  const root = base.endsWith('/') ? base : `${base}/`;
  const isFile = /\.\w+$/.test(path);
  return `${root}${place}${place === '' ? '' : '/'}${path}${path === '' || isFile ? '' : '/'}`;
}

/** Where a file of a report lies below the site. */
export function fileAt(place: string, path: string): string {
  return place === '' ? path : `${place}/${path}`;
}

/** Where a page's PDF lies below its report. */
export function pdfPath(pageId: string): string {
  return `pdf/${pageId}.pdf`;
}

/** Where the PDF of a whole report lies below it. */
export function reportPdfPath(slug: string): string {
  return `${slug}.pdf`;
}

/** Where a report's logo lies below it, whatever the picture was called. */
export function logoPath(logo: string): string {
  return `logo${endingOf(logo)}`;
}

/** Where the logo for dark pages lies. */
export function darkLogoPath(logo: string): string {
  return `logo-dark${endingOf(logo)}`;
}

/** Where the picture for a browser's tab lies: the brand's own, or one in its colours. */
export function iconPath(icon: string | undefined): string {
  return icon === undefined ? 'icon.svg' : `icon${endingOf(icon)}`;
}

function endingOf(file: string): string {
  return file.slice(file.lastIndexOf('.'));
}
