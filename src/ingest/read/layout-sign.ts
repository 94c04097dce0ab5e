/**
 * Words, folded, in a field of a table that only arranges the header or the closing of an official document:
 * its fields are read one by one, not as a row.
 */
export const layoutSign =
  /cong hoa xa hoi ?chu nghia|^doc lap|noi nhan\s*:|(?:^| )(?:tm|kt|tl|tuq)\.\s?(?:giam doc|chu tich|uy ban|thu tuong|bo truong|cuc truong|chinh phu|ban)/;
