import type { Api, Call, LibraryModel } from "./model.ts";

/** A command that fetches; the mark tells `send()` so. */
const reading: Api = { construct: { returns: { object: { input: { argument: "0" }, reads: "true" } } } };
const writing: Api = { construct: { returns: { object: { input: { argument: "0" } } } } };
const removing: Api = { construct: { returns: { object: { input: { argument: "0" }, removes: "true" } } } };

const read: Api = {
  call: {
    effect: { danger: "storage-read", ports: { bucket: "0.Bucket", path: "0.Key" } },
    returns: "unknown",
    async: true,
  },
};
const write: Api = {
  call: {
    effect: { danger: "storage-write", ports: { bucket: "0.Bucket", data: "0.Body", path: "0.Key" } },
    returns: "unknown",
    async: true,
  },
};

const remove: Api = {
  call: {
    effect: { danger: "storage-write", picks: "0.Key", ports: { bucket: "0.Bucket", path: "0.Key" } },
    returns: "unknown",
    async: true,
  },
};

const send: readonly Call[] = [
  {
    when: { at: "0.reads", is: true },
    effect: { danger: "storage-read", ports: { bucket: "0.input.Bucket", path: "0.input.Key" } },
    returns: "unknown",
    async: true,
  },
  {
    when: { at: "0.removes", is: true },
    effect: {
      danger: "storage-write",
      picks: "0.input.Key",
      ports: { bucket: "0.input.Bucket", path: "0.input.Key" },
    },
    returns: "unknown",
    async: true,
  },
  {
    effect: {
      danger: "storage-write",
      ports: { bucket: "0.input.Bucket", data: "0.input.Body", path: "0.input.Key" },
    },
    returns: "unknown",
    async: true,
  },
];

/** S3: its client, the presigned addresses that let the client of the app write or read directly, and uploads in parts. */
export const awsS3: LibraryModel = {
  name: "AWS S3",
  packages: [
    "@aws-sdk/client-s3",
    "@aws-sdk/lib-storage",
    "@aws-sdk/s3-presigned-post",
    "@aws-sdk/s3-request-presigner",
  ],
  versions: "^3.1162.0",
  documentation: "https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/s3/",
  exports: {
    AbortMultipartUploadCommand: writing,
    CompleteMultipartUploadCommand: writing,
    CopyObjectCommand: writing,
    CreateBucketCommand: writing,
    CreateMultipartUploadCommand: writing,
    DeleteBucketCommand: writing,
    DeleteObjectCommand: removing,
    DeleteObjectsCommand: writing,
    GetObjectAclCommand: reading,
    GetObjectAttributesCommand: reading,
    GetObjectCommand: reading,
    GetObjectTaggingCommand: reading,
    HeadBucketCommand: reading,
    HeadObjectCommand: reading,
    ListBucketsCommand: reading,
    ListMultipartUploadsCommand: reading,
    ListObjectVersionsCommand: reading,
    ListObjectsCommand: reading,
    ListObjectsV2Command: reading,
    ListPartsCommand: reading,
    PutBucketPolicyCommand: writing,
    PutObjectAclCommand: writing,
    PutObjectCommand: writing,
    PutObjectTaggingCommand: writing,
    S3: { construct: { returns: { type: "S3" } } },
    S3Client: { construct: { returns: { type: "S3Client" } } },
    // It goes off with `done()`, which always follows.
    Upload: {
      construct: {
        effect: {
          danger: "storage-write",
          ports: { bucket: "0.params.Bucket", data: "0.params.Body", path: "0.params.Key" },
        },
        returns: "unknown",
      },
    },
    UploadPartCommand: writing,
    UploadPartCopyCommand: writing,
    createPresignedPost: {
      call: {
        effect: { danger: "storage-write", ports: { bucket: "1.Bucket", path: "1.Key" } },
        returns: "unknown",
        async: true,
      },
    },
    getSignedUrl: {
      call: [
        {
          when: { at: "1.reads", is: true },
          effect: {
            danger: "storage-read",
            picks: "1.input.Key",
            ports: { bucket: "1.input.Bucket", path: "1.input.Key" },
          },
          returns: "string",
          async: true,
        },
        {
          effect: { danger: "storage-write", ports: { bucket: "1.input.Bucket", path: "1.input.Key" } },
          returns: "string",
          async: true,
        },
      ],
    },
  },
  types: {
    S3: {
      type: "S3Client",
      members: {
        copyObject: write,
        deleteObject: remove,
        deleteObjects: write,
        getObject: read,
        headObject: read,
        listObjects: read,
        listObjectsV2: read,
        putObject: write,
      },
    },
    S3Client: { members: { send: { call: send } } },
  },
};
