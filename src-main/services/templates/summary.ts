import { masterPropsSchema, nodeOf, PAGE_SIZES, rootChildren, type Template } from '../../../shared/model';

/** Size in points of the page that a document begins with. */
export function firstPageSize(template: Template): { readonly width: number; readonly height: number } {
  const masters = rootChildren(template, 'master').flatMap((id) => {
    const props = masterPropsSchema.safeParse(nodeOf(template, id)?.props);
    return props.success ? [props.data] : [];
  });
  const first = masters.find(({ use }) => use === 'first') ?? masters[0];
  return first?.size ?? PAGE_SIZES.A4;
}
