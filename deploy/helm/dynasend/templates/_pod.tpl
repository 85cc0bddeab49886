{{/* What the nodes of both databases have in common: one hardened container that may write only under /data and /tmp. */}}
{{- define "dynasend.pod" -}}
automountServiceAccountToken: false
# Longer than the 25 seconds after which the server ends whatever is still under way.
terminationGracePeriodSeconds: 30
{{- with .Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 1000
  runAsGroup: 1000
  fsGroup: 1000
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: { type: RuntimeDefault }
containers:
  - name: dynasend
    image: {{ include "dynasend.image" . | quote }}
    imagePullPolicy: {{ .Values.image.pullPolicy }}
    securityContext:
      allowPrivilegeEscalation: false
      readOnlyRootFilesystem: true
      capabilities: { drop: [ALL] }
    ports:
      - { name: http, containerPort: 8080 }
      {{- if .Values.metrics.enabled }}
      - { name: metrics, containerPort: 9464 }
      {{- end }}
    env:
      {{- include "dynasend.environment" . | nindent 6 }}
    volumeMounts:
      - { name: data, mountPath: /data }
      - { name: temporary, mountPath: /tmp }
      {{- if .Values.database.existingSecret }}
      - { name: secrets, mountPath: /run/secrets/dynasend, readOnly: true }
      {{- end }}
    startupProbe:
      httpGet: { path: /livez, port: http }
      # A large database may take minutes to be brought up to date.
      periodSeconds: 2
      failureThreshold: 300
    livenessProbe:
      httpGet: { path: /livez, port: http }
      periodSeconds: 10
      timeoutSeconds: 5
    readinessProbe:
      httpGet: { path: /readyz, port: http }
      periodSeconds: 3
      timeoutSeconds: 3
    resources:
      {{- toYaml .Values.resources | nindent 6 }}
{{- with .Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
volumes:
  - name: temporary
    emptyDir: {}
  {{- if .Values.database.existingSecret }}
  - name: secrets
    secret: { secretName: {{ .Values.database.existingSecret | quote }}, defaultMode: 0440 }
  {{- end }}
  {{- if eq .Values.database.kind "postgres" }}
  - name: data
    emptyDir: {}
  {{- end }}
{{- end }}

{{- define "dynasend.environment" -}}
- { name: DYNASEND_PUBLIC_URL, value: {{ required "publicUrl is needed, such as https://signatures.nordwind.example" .Values.publicUrl | quote }} }
- { name: DYNASEND_TRUSTED_PROXIES, value: {{ .Values.trustedProxies | quote }} }
{{- if .Values.database.existingSecret }}
- { name: DYNASEND_SEAL_KEY_FILE, value: /run/secrets/dynasend/seal-key }
{{- end }}
{{- if .Values.metrics.enabled }}
- { name: DYNASEND_METRICS_PORT, value: "9464" }
- { name: DYNASEND_METRICS_HOST, value: 0.0.0.0 }
{{- end }}
{{- if eq .Values.database.kind "postgres" }}
# So long a stopping node still answers while the others take over.
- { name: DYNASEND_DRAIN_SECONDS, value: "4" }
- { name: DYNASEND_DATABASE_URL_FILE, value: /run/secrets/dynasend/database-url }
{{- end }}
{{- range $name, $value := .Values.settings }}
- { name: {{ $name }}, value: {{ $value | quote }} }
{{- end }}
{{- range $name, $from := .Values.secretSettings }}
- { name: {{ $name }}, valueFrom: { secretKeyRef: { name: {{ $from.name | quote }}, key: {{ $from.key | quote }} } } }
{{- end }}
{{- end }}
