/** A piece's page: the published one in the reader's language stands at this address. */
export const productAddress = (productId: string, language: string): string => `${language === "en" ? "/en" : ""}/p/${productId}`;
