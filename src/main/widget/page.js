/** The page that the script tag stands in: whose chat it is, which language it speaks, and what it shows. */

const script = document.currentScript || document.querySelector('script[data-company][src*="widget.js"]');

/** Empty when the tag has none. Read anew each time: a shop of one page changes them. */
export const attribute = (name) => script?.dataset[name]?.trim() || '';

export const company = encodeURIComponent(attribute('company'));
export const HOST = script ? new URL(script.src, location).origin : '';

const MAX_PAGE_URL = 2000;
const MAX_TITLE = 300;
const MAX_PRODUCT = 255;

/** What goes along with a message, so that "is this one in stock?" can be answered. */
export const pageFacts = () => ({
  page_url: /^http/.test(location.protocol) ? location.href.split('#')[0].slice(0, MAX_PAGE_URL) : undefined,
  page_title: document.title.slice(0, MAX_TITLE) || undefined,
  product_id: String(attribute('product') || described() || tagged() || '').slice(0, MAX_PRODUCT) || undefined,
});

const tagged = () => document.querySelector('meta[property="product:retailer_item_id"]')?.content;

/** The product of the page's JSON-LD, unless there are several, as on a page that lists them. */
function described() {
  const ids = [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap(({ textContent }) => {
    try {
      return [JSON.parse(textContent)].flat().flatMap((thing) => thing?.['@graph'] || thing);
    } catch {
      return [];
    }
  }).filter((thing) => [thing?.['@type']].flat().some((type) => /^Product(Group)?$/.test(type)))
    .map((product) => product.sku || product.productID || product.productGroupID || product.mpn || product.gtin);
  return new Set(ids).size === 1 && ids[0];
}
