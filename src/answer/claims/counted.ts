/** Key of a number that the sentence carries itself. */
export const counted = 'counted:';
