import type { NextConfig } from "next";

const ownHosts = ["notes.acme.example", "*.acme.example"];

// Vulnerable (no-unsafe-allowed-origins): anybody can deploy a page to a host below `vercel.app`, and that page may then
// call the actions in the name of whoever visits it.
const previewHosts = ["*.vercel.app"];

const nextConfig: NextConfig = {
  experimental: { serverActions: { allowedOrigins: [...ownHosts, ...previewHosts] } },
};

export default nextConfig;
