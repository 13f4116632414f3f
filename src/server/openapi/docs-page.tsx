/** The description of the API as a page: no script, nothing from elsewhere. */
import { type Frame, layout, type PageHtml } from '../pages/layout.tsx';
import type { OpenApiDocument } from './document.ts';
import { schemaText } from './schema-text.ts';

interface ParameterObject {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: unknown;
}

interface ContentObject {
  readonly [type: string]: { readonly schema: unknown };
}

interface OperationObject {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly ParameterObject[];
  readonly requestBody?: { readonly content: ContentObject };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: ContentObject }>
  >;
  readonly security?: readonly object[];
}

interface Listed {
  readonly method: string;
  readonly path: string;
  readonly operation: OperationObject;
}

export function docsPage(frame: Frame, document: OpenApiDocument): PageHtml {
  const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]): Listed => ({ method, path, operation: operation as unknown as OperationObject }),
    ),
  );
  return layout({
    frame,
    title: '接口说明 · 项讯',
    canonical: '/docs',
    indexed: true,
    box: { q: '' },
    children: (
      <div class="docs">
        <h1>接口说明</h1>
        <p>
          版本 {document.info.version}。机器可读的同一份说明：<a href="/openapi.json">/openapi.json</a>{' '}
          (OpenAPI 3.1)。 The same for machines is at /openapi.json.
        </p>
        <nav aria-label="接口目录">
          {document.tags.map(({ name }) => (
            <section>
              <h2>{name}</h2>
              <ul>
                {listed
                  .filter(({ operation }) => operation.tags[0] === name)
                  .map(({ method, path, operation }) => (
                    <li>
                      <a href={`#${operation.operationId}`}>
                        <code>
                          {method.toUpperCase()} {path}
                        </code>
                      </a>{' '}
                      {operation.summary}
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </nav>
        {listed.map((one) => (
          <OperationSection {...one} />
        ))}
        <h2>数据结构 (schemas)</h2>
        {Object.entries(document.components.schemas).map(([name, schema]) => (
          <section id={`schema-${name}`}>
            <h3>{name}</h3>
            <pre tabindex={0}>{schemaText(schema)}</pre>
          </section>
        ))}
      </div>
    ),
  });
}

const OperationSection = ({ method, path, operation }: Listed) => (
  <section id={operation.operationId}>
    <h3>
      <code>
        {method.toUpperCase()} {path}
      </code>
    </h3>
    <p>{operation.summary}</p>
    {operation.description !== undefined && <p>{operation.description}</p>}
    {operation.security?.length === 2 && <p>须带管理密钥 (admin key): Authorization: Bearer …</p>}
    {operation.parameters && (
      <div class="scroll" tabindex={0}>
        <table>
          <caption>参数 (parameters)</caption>
          <thead>
            <tr>
              <th scope="col">名称</th>
              <th scope="col">位置</th>
              <th scope="col">取值</th>
              <th scope="col">意思</th>
            </tr>
          </thead>
          <tbody>
            {operation.parameters.map((parameter) => (
              <tr>
                <th scope="row">
                  <code>{parameter.name}</code>
                  {parameter.required === true && ' 必填'}
                </th>
                <td>{parameter.in}</td>
                <td>
                  <code>{schemaText(parameter.schema)}</code>
                </td>
                <td>{parameter.description ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
    {operation.requestBody && (
      <p>
        内容 (body): <Bodies content={operation.requestBody.content} />
      </p>
    )}
    <ul>
      {Object.entries(operation.responses).map(([status, { description, content }]) => (
        <li>
          <code>{status}</code> {description} {content && <Bodies content={content} />}
        </li>
      ))}
    </ul>
  </section>
);

const Bodies = ({ content }: { content: ContentObject }) => (
  <>
    {Object.entries(content).map(([type, { schema }]) => {
      const text = schemaText(schema);
      return (
        <>
          <code>{type}</code>{' '}
          {/^\w+$/.test(text) && text !== 'string' ? (
            <a href={`#schema-${text}`}>{text}</a>
          ) : (
            <code>{text}</code>
          )}{' '}
        </>
      );
    })}
  </>
);
