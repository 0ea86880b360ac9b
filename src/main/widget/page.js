/** The page that the script tag stands in: whose chat it is, which language it speaks, and what it shows. */

const script = document.currentScript || document.querySelector('script[data-company][src*="widget.js"]');

/** Empty when the tag has none. Read anew each time: a shop of one page changes them. */
export const attribute = (name) => script?.dataset[name]?.trim() || '';

export const company = encodeURIComponent(attribute('company'));
export const HOST = script ? new URL(script.src, location).origin : '';

const MAX_PAGE_URL = 2000;
const MAX_TITLE = 300;
const MAX_PRODUCT = 255;

/** Not through the middle of a character. */
const cut = (text, most) => text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '') || undefined;

/** What goes along with a message, so that "is this one in stock?" can be answered. */
export function pageFacts() {
  const url = location.href.split('#')[0];
  return {
    page_url: /^http/.test(url) && url.length <= MAX_PAGE_URL ? url : undefined,
    page_title: cut(document.title, MAX_TITLE),
    product_id: cut(String(attribute('product') || described() || tagged() || ''), MAX_PRODUCT),
  };
}

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
