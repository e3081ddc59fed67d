import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { countedPeer, type DigestPeer, PRIVATE_KEY, PUBLIC_KEY, REALM, writeAnswerer } from './digest-peer.ts'
import { peer } from './peer.ts'
import { startPeerProcess, temporaryFolder } from './peer-process.ts'

const JARS = ['server', 'http', 'io', 'util', 'security', 'servlet', 'servlets', 'xml', 'continuation']
const files = [...JARS.map((name) => `/usr/share/java/jetty9-${name}.jar`), '/usr/share/java/servlet-api.jar']
const JAVA = '/usr/bin/java'

export const jetty = peer({
  name: 'Jetty 9',
  files: [JAVA, ...files],
  packages: 'libjetty9-java default-jre-headless',
})

/**
 * Jetty 9 sends the very challenge that Atlas was recorded to send. It is configured, not programmed: its XML puts the DIGEST
 * authenticator before its CGI servlet, which takes every method.
 */
export async function startJetty(nonces: { maxAgeMs?: number; maxCount?: number } = {}): Promise<DigestPeer> {
  jetty.demand()
  await using stack = new AsyncDisposableStack()
  const folder = await temporaryFolder(stack)
  const file = (name: string) => join(folder, name)
  await writeAnswerer(folder)
  await writeFile(file('users.properties'), `${PUBLIC_KEY}: ${PRIVATE_KEY}, user\n`)
  await writeFile(
    file('jetty.xml'),
    configuration({ folder, maxAgeMs: nonces.maxAgeMs ?? 60_000, maxCount: nonces.maxCount ?? 1024 }),
  )
  const started = /\{(127\.0\.0\.1:\d+)\}[\s\S]*Started @/
  const server = await startPeerProcess({
    stack,
    command: JAVA,
    // Quick to start rather than quick to run.
    args: ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', files.join(':'), XML_MAIN, file('jetty.xml')],
    ready: (output) => started.test(output),
  })
  const [, address] = started.exec(server.output()) ?? []
  return await countedPeer({ url: `http://${address}`, stack })
}

const XML_MAIN = 'org.eclipse.jetty.xml.XmlConfiguration'

function configuration({ folder, maxAgeMs, maxCount }: { folder: string; maxAgeMs: number; maxCount: number }): string {
  return `<?xml version="1.0"?>
<!DOCTYPE Configure PUBLIC "-//Jetty//Configure//EN" "https://www.eclipse.org/jetty/configure_9_3.dtd">
<Configure id="server" class="org.eclipse.jetty.server.Server">
  <Call name="addConnector"><Arg>
    <New class="org.eclipse.jetty.server.ServerConnector">
      <Arg><Ref refid="server"/></Arg>
      <Set name="host">127.0.0.1</Set>
      <Set name="port">0</Set>
    </New>
  </Arg></Call>
  <Set name="handler">
    <New class="org.eclipse.jetty.servlet.ServletContextHandler">
      <Set name="contextPath">/</Set>
      <Set name="securityHandler">
        <New class="org.eclipse.jetty.security.ConstraintSecurityHandler">
          <Set name="realmName">${REALM}</Set>
          <Set name="loginService">
            <New class="org.eclipse.jetty.security.HashLoginService">
              <Arg>${REALM}</Arg>
              <Arg>${folder}/users.properties</Arg>
            </New>
          </Set>
          <Set name="authenticator">
            <New class="org.eclipse.jetty.security.authentication.DigestAuthenticator">
              <Set name="maxNonceAge">${maxAgeMs}</Set>
              <Set name="maxNonceCount">${maxCount}</Set>
            </New>
          </Set>
          <Call name="addConstraintMapping"><Arg>
            <New class="org.eclipse.jetty.security.ConstraintMapping">
              <Set name="pathSpec">/*</Set>
              <Set name="constraint">
                <New class="org.eclipse.jetty.util.security.Constraint">
                  <Set name="name">__DIGEST_AUTH</Set>
                  <Set name="authenticate">true</Set>
                  <Set name="roles"><Array type="String"><Item>user</Item></Array></Set>
                </New>
              </Set>
            </New>
          </Arg></Call>
        </New>
      </Set>
      <Call name="addServlet">
        <Arg type="String">org.eclipse.jetty.servlets.CGI</Arg>
        <Arg>/*</Arg>
        <Call name="setInitParameter"><Arg>cgibinResourceBase</Arg><Arg>${folder}/cgi</Arg></Call>
      </Call>
    </New>
  </Set>
</Configure>
`
}
