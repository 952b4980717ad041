export async function others() {}
